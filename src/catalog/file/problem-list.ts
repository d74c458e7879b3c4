import type { Problem } from './problem.ts';

/** Problems listed per kind; the rest are only counted. */
const MOST_NAMED = 1_000;

/** Collects problems while reading, in bounded memory. */
export interface ProblemList {
  add(problem: Problem): void;
  /** The number of problems of a kind. */
  count(kind: Problem['kind']): number;
  /** The first thousand of each kind, and a sentence with the number of any others. */
  all(): Problem[];
  /** The current list, so that a later process can continue it. */
  kept(): KeptProblems;
}

/** Problems so far: those listed, and the totals per kind. */
export interface KeptProblems {
  readonly named: readonly Problem[];
  readonly counts: readonly (readonly [Problem['kind'], number])[];
}

export function createProblemList(before: KeptProblems = { named: [], counts: [] }): ProblemList {
  const named: Problem[] = [...before.named];
  const counts = new Map<Problem['kind'], number>(before.counts);
  return {
    add(problem) {
      const count = (counts.get(problem.kind) ?? 0) + 1;
      counts.set(problem.kind, count);
      if (count <= MOST_NAMED) named.push(problem);
    },
    count: (kind) => counts.get(kind) ?? 0,
    kept: () => ({ named: [...named], counts: [...counts] }),
    all() {
      const more = [...counts].flatMap(([kind, count]): Problem[] => {
        const left = (count - MOST_NAMED).toLocaleString('en-US');
        const what = kind === 'skipped' ? 'rows were skipped' : 'things were mended';
        return count > MOST_NAMED ? [{ file: '', kind, reason: `And ${left} more ${what}.` }] : [];
      });
      return [...named, ...more];
    },
  };
}
