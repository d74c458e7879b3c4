/** What is measured for an engine; `restart` in its own process. */
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

/** What a measuring process writes to stdout as soon as it is known: one line of JSON each, all times in ms. */
export type Message =
  | {
      readonly peer: string;
      readonly version: string;
      readonly settings: string;
      readonly borrowed: number;
    }
  /** A phase begins; the process is killed if it isn't over by the deadline. */
  | { readonly begun: Phase; readonly deadline: number; readonly wanted: number }
  /** One operation of the phase: its time and number of results. */
  | { readonly took: number; readonly found: number }
  /** The longest block of the event loop, and its parts if known; see `loop-watch.ts`. */
  | { readonly longest: number; readonly collecting?: number; readonly waiting?: number }
  /** How long the process waited for a processor in the phase, and the phase's total time. */
  | { readonly waited: number; readonly of: number }
  | { readonly memory: number }
  /** The phase is over: everything is done, its budget is used up, or it failed. */
  | { readonly ended: Phase; readonly failed?: string };

/** What is known about a phase; any of it may be partial. */
export interface PhaseFigures {
  readonly wanted: number;
  readonly deadline: number;
  /** The time of each finished operation. */
  readonly took: readonly number[];
  /** How many operations gave a result. */
  readonly answered: number;
  /** False if the process was killed or died in this phase. */
  readonly ended: boolean;
  /** Why the phase has no figures, or incomplete ones. */
  readonly failed?: string;
  /** True if it was killed at its deadline. */
  readonly overdue?: true;
  /** Longest block of the event loop, warm-up included. */
  readonly block?: number;
  /** How much of it was garbage collection and waiting for a processor. */
  readonly collecting?: number;
  readonly waiting?: number;
  /** How long the whole phase waited for a processor, and its total time. */
  readonly waited?: number;
  readonly of?: number;
}

/** One engine's figures at one size. */
export interface PeerFigures {
  readonly name: string;
  readonly version: string;
  readonly settings: string;
  /** How many of the papers have an abstract made from others. */
  readonly borrowed: number;
  /** MB of heap and buffers beside the papers. */
  readonly memory?: number;
  readonly phases: Readonly<Partial<Record<Phase, PhaseFigures>>>;
}

export const NOTHING: PeerFigures = { name: '', version: '', settings: '', borrowed: 0, phases: {} };

/** Adds one more line; a line that isn't a message changes nothing. */
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

/** The phase that has begun but not ended, if any. */
export function runningPhase({ phases }: PeerFigures): Phase | undefined {
  return PHASES.find((phase) => phases[phase]?.ended === false);
}

/** Marks the running phase as the one in which the process was killed or died, with the reason. */
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

/** Lines come from our own process; a library's output is skipped. */
function readMessage(line: string): Message | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
