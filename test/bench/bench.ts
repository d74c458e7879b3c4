import type { ParseArgsConfig } from 'node:util';

/** A table of results; each row's cells are in the order of `columns`. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What a reader needs to interpret the figures: sizes, what is missing, how it was measured. */
  readonly notes?: readonly string[];
  /** The data behind the rows, for `--json`. */
  readonly data?: unknown;
}

/** What the command line asks of a benchmark. */
export interface BenchArguments {
  /** A small size, for checking that everything works. */
  readonly quick: boolean;
  /** The benchmark's own options, as given. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Writes a progress line to stderr. */
  readonly progress: (line: string) => void;
}

/** Command-line options, as `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** A benchmark: the default export of a `*.bench.ts` file in this folder. */
export interface Bench {
  /** The name that runs it alone. */
  readonly name: string;
  readonly title: string;
  /** Takes hours: only runs when named. */
  readonly onlyByName?: true;
  /** Its own options, beside the common ones. */
  readonly options?: Options;
  run(args: BenchArguments): Promise<readonly Table[]>;
}

/** The nearest-rank percentile for a share from 0 to 1; 0 if there are no figures. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** A time for people: three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
