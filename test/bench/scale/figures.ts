/** The kinds of what people type that are timed. */
export const KINDS = ['keywords', 'questions', 'typos', 'autocomplete'] as const;
export type Kind = (typeof KINDS)[number];

/** Queries of each kind. */
export type Asked = Readonly<Record<Kind, readonly string[]>>;

export interface KindFigures {
  /** In ms. */
  readonly p50: number;
  readonly p99: number;
  /** How many were asked until the time for them was used up, and how many found something. */
  readonly asked: number;
  readonly answered: number;
  /** Longest hold of the event loop while they were asked, in ms. */
  readonly held?: number;
}

/** What a process measured, told in lines of JSON as soon as it is known; seconds and MB (10^6 bytes). */
export interface Figures {
  readonly kinds?: Readonly<Partial<Record<Kind, KindFigures>>>;
  readonly importSeconds?: number;
  readonly importMemory?: number;
  readonly buildSeconds?: number;
  readonly buildMemory?: number;
  readonly meaningSeconds?: number;
  readonly restartSeconds?: number;
  readonly restartHeld?: number;
  readonly refreshSeconds?: number;
  readonly refreshHeld?: number;
  /** Resident memory of the whole process: after the searches, after the refresh, and at its highest. */
  readonly memory?: number;
  readonly refreshMemory?: number;
  readonly peak?: number;
  /** Why there is no more of it. */
  readonly failed?: string;
}

/** Both, the later one's where both know a figure. */
export function merged(one: Figures, other: Figures): Figures {
  return { ...one, ...other, kinds: { ...one.kinds, ...other.kinds } };
}

/** A line of a measuring process; undefined when it is none, such as what a library prints. */
export function readFigures(line: string): Figures | undefined {
  if (!line.startsWith('{"kinds":') && !/^\{"[a-zA-Z]+":/.test(line)) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
