import type { Figures, Kind } from './figures.ts';

/** A figure with a goal at each size. */
export interface Goal {
  readonly name: string;
  readonly of: (own: Figures, limit: Figures | undefined) => number | undefined;
  /** By number of papers; upper limits. */
  readonly goals: Readonly<Record<number, number>>;
}

const at = (small: number, million: number, large: number) => ({
  100000: small,
  1000000: million,
  3000000: large,
});

const time = (kind: Kind, share: 'p50' | 'p99') => (own: Figures) => own.kinds?.[kind]?.[share];

/** Goals for searching a catalog that outgrows the heap, in ms, s and MB. */
export const GOALS: readonly Goal[] = [
  { name: 'questions p50, ms', of: time('questions', 'p50'), goals: at(4, 9, 15) },
  { name: 'questions p99, ms', of: time('questions', 'p99'), goals: at(9, 25, 50) },
  { name: 'keywords p50, ms', of: time('keywords', 'p50'), goals: at(1.5, 4, 8) },
  { name: 'keywords p99, ms', of: time('keywords', 'p99'), goals: at(6, 15, 30) },
  { name: 'typos p99, ms', of: time('typos', 'p99'), goals: at(13, 30, 50) },
  { name: 'autocomplete p99, ms', of: time('autocomplete', 'p99'), goals: at(1, 3, 5) },
  {
    name: 'questions p50, times the arrays that read everything',
    of: (own, limit) => ratio(own.kinds?.questions?.p50, limit?.kinds?.questions?.p50),
    goals: at(1.3, 0.3, 0.2),
  },
  { name: 'longest hold of the loop, ms', of: longestHold, goals: at(25, 25, 25) },
  { name: 'memory of the whole process, MB', of: ({ memory }) => memory, goals: at(250, 1_000, 2_500) },
  {
    name: 'the same after a refresh, MB',
    of: ({ refreshMemory }) => refreshMemory,
    goals: at(250, 1_000, 2_500),
  },
  { name: 'restart from disk, s', of: ({ restartSeconds }) => restartSeconds, goals: at(1, 4, 10) },
  { name: 'a refresh of 500 papers, s', of: ({ refreshSeconds }) => refreshSeconds, goals: at(1, 1, 1) },
  { name: 'memory of the import, MB', of: ({ importMemory }) => importMemory, goals: at(300, 300, 300) },
];

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}

function longestHold({ kinds = {}, restartHeld, refreshHeld }: Figures): number | undefined {
  const held = [...Object.values(kinds).map((kind) => kind.held), restartHeld, refreshHeld];
  const known = held.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
