import type { Problem } from './problem.ts';

/** Problems of a kind that are named; the others are counted. */
const MOST_NAMED = 1_000;

/** Problems met while reading, however many there are. */
export interface ProblemList {
  add(problem: Problem): void;
  /** How many there were of a kind. */
  count(kind: Problem['kind']): number;
  /** The first thousand of each kind, and for each kind with more a sentence that says how many. */
  all(): Problem[];
  /** As they are now, for one that goes on later. */
  kept(): KeptProblems;
}

/** Problems met so far: those that are named, and how many there were of each kind. */
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
