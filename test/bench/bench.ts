import type { ParseArgsConfig } from 'node:util';

/** One table of results; a row is an object of cells, in the order of `columns`. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What a reader must know to read the figures: sizes, what is absent, how it was measured. */
  readonly notes?: readonly string[];
  /** The figures behind the rows, for `--json`. */
  readonly data?: unknown;
}

/** What the command line asks of a benchmark. */
export interface BenchArguments {
  /** A small size, for a look at whether all is well. */
  readonly quick: boolean;
  /** What was given of the benchmark's own options. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Writes a line of progress to stderr. */
  readonly progress: (line: string) => void;
}

/** Options of the command line, as `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** One benchmark: a file `*.bench.ts` of this folder exports it as `default`. */
export interface Bench {
  /** What one types to run it alone. */
  readonly name: string;
  readonly title: string;
  /** Takes hours: runs only where it is named. */
  readonly onlyByName?: true;
  /** Options of its own, beside those of all. */
  readonly options?: Options;
  run(args: BenchArguments): Promise<readonly Table[]>;
}

/** The value below which `share` (0 to 1) of the figures lie, by the nearest rank; 0 for no figures. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** A time as people read it: three digits that count. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
