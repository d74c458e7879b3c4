/** The kinds of typed text that are timed. */
export const KINDS = ['keywords', 'questions', 'typos', 'autocomplete'] as const;
export type Kind = (typeof KINDS)[number];

/** Queries of each kind. */
export type Asked = Readonly<Record<Kind, readonly string[]>>;

export interface KindFigures {
  /** In ms. */
  readonly p50: number;
  readonly p99: number;
  /** How many were asked until the time was used up, and how many found something. */
  readonly asked: number;
  readonly answered: number;
  /** Longest block of the event loop meanwhile, in ms. */
  readonly held?: number;
}

/** A process's measurements, printed as JSON lines as soon as they are known; seconds and MB (10^6 bytes). */
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
  /** The process's resident memory: after the searches, after the refresh, and at its peak. */
  readonly memory?: number;
  readonly refreshMemory?: number;
  readonly peak?: number;
  /** Why the figures are incomplete. */
  readonly failed?: string;
}

/** Merges both; the later one wins. */
export function merged(one: Figures, other: Figures): Figures {
  return { ...one, ...other, kinds: { ...one.kinds, ...other.kinds } };
}

/** Parses a line from a measuring process; undefined if it isn't one, such as a library's output. */
export function readFigures(line: string): Figures | undefined {
  if (!line.startsWith('{"kinds":') && !/^\{"[a-zA-Z]+":/.test(line)) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
