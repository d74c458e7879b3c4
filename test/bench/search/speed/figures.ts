/** What is measured of an engine; `restart` in a process of its own. */
export const PHASES = [
  'build',
  'save',
  'keywords',
  'questions',
  'autocomplete',
  'typos',
  'similar',
  'answers',
  'swap',
  'restart',
] as const;

export type Phase = (typeof PHASES)[number];

/** What a measuring process writes to stdout as soon as it knows it: one line of JSON each, all times in ms. */
export type Message =
  | {
      readonly peer: string;
      readonly version: string;
      readonly settings: string;
      readonly borrowed: number;
    }
  /** A phase begins; the process is ended when the phase has not ended by the deadline. */
  | { readonly begun: Phase; readonly deadline: number; readonly wanted: number }
  /** One operation of the phase: how long it took and how many results it gave. */
  | { readonly took: number; readonly found: number }
  /** The longest block of the event loop, and where it is known what it was made of; see `loop-watch.ts`. */
  | { readonly longest: number; readonly collecting?: number; readonly waiting?: number }
  /** How long the process waited for a processor in the phase, and how long all of that took. */
  | { readonly waited: number; readonly of: number }
  | { readonly memory: number }
  /** The phase is over: all was done, or its budget is used up, or it failed. */
  | { readonly ended: Phase; readonly failed?: string };

/** What is known of one phase; all of it may be partial. */
export interface PhaseFigures {
  readonly wanted: number;
  readonly deadline: number;
  /** Time of each operation that came to an end. */
  readonly took: readonly number[];
  /** How many operations gave a result. */
  readonly answered: number;
  /** False when the process was ended in this phase, or died. */
  readonly ended: boolean;
  /** Why the phase has no figures, or no more of them. */
  readonly failed?: string;
  /** True when it was ended at its deadline. */
  readonly overdue?: true;
  /** Longest block of the event loop, warming up included. */
  readonly block?: number;
  /** The parts of it that were garbage collection and waiting for a processor. */
  readonly collecting?: number;
  readonly waiting?: number;
  /** Time of the whole phase that went into waiting for a processor, and all of it. */
  readonly waited?: number;
  readonly of?: number;
}

/** What one engine took at one size. */
export interface PeerFigures {
  readonly name: string;
  readonly version: string;
  readonly settings: string;
  /** How many of the papers have an abstract that is made of others. */
  readonly borrowed: number;
  /** MB of heap and buffers beside the papers. */
  readonly memory?: number;
  readonly phases: Readonly<Partial<Record<Phase, PhaseFigures>>>;
}

export const NOTHING: PeerFigures = { name: '', version: '', settings: '', borrowed: 0, phases: {} };

/** What is known after one more line; a line that is no message changes nothing. */
export function withLine(figures: PeerFigures, line: string): PeerFigures {
  const message = readMessage(line);
  return message === undefined ? figures : withMessage(figures, message);
}

export function withMessage(figures: PeerFigures, message: Message): PeerFigures {
  if ('peer' in message) {
    const { peer, ...about } = message;
    return { ...figures, ...about, name: peer };
  }
  if ('memory' in message) return { ...figures, memory: message.memory };
  if ('begun' in message) {
    const { begun, deadline, wanted } = message;
    return withPhase(figures, begun, { wanted, deadline, took: [], answered: 0, ended: false });
  }
  if ('ended' in message) {
    const { ended, failed } = message;
    return changed(figures, ended, (phase) => ({
      ...phase,
      ended: true,
      ...(failed !== undefined && { failed }),
    }));
  }
  return changed(figures, runningPhase(figures), (phase) => {
    if ('took' in message) {
      const answered = phase.answered + (message.found > 0 ? 1 : 0);
      return { ...phase, took: [...phase.took, message.took], answered };
    }
    if ('waited' in message) return { ...phase, ...message };
    const { longest, ...parts } = message;
    return { ...phase, ...parts, block: longest };
  });
}

/** The phase that began and has not ended, if any. */
export function runningPhase({ phases }: PeerFigures): Phase | undefined {
  return PHASES.find((phase) => phases[phase]?.ended === false);
}

/** The figures with the running phase marked as the one in which the process was ended or died, and why. */
export function cutShort(figures: PeerFigures, failed: string, overdue = false): PeerFigures {
  return changed(figures, runningPhase(figures), (phase) => ({
    ...phase,
    failed,
    ...(overdue && { overdue }),
  }));
}

function changed(
  figures: PeerFigures,
  name: Phase | undefined,
  change: (phase: PhaseFigures) => PhaseFigures,
): PeerFigures {
  const phase = name && figures.phases[name];
  return name === undefined || phase === undefined ? figures : withPhase(figures, name, change(phase));
}

function withPhase(figures: PeerFigures, name: Phase, phase: PhaseFigures): PeerFigures {
  return { ...figures, phases: { ...figures.phases, [name]: phase } };
}

/** Lines come from our own process; what a library prints there is passed over. */
function readMessage(line: string): Message | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
