import type { Mutant } from './mutant.ts';

/** A mutant with the tests it gets next. */
export interface Turn {
  readonly mutant: Mutant;
  readonly tests: readonly string[];
}

/**
 * The turns that can share a run, in order of priority: no test of one runs code that another changed, so a failing
 * test identifies its mutant.
 * @param touching every test that runs a mutant's block.
 */
export function together(
  turns: readonly Turn[],
  touching: (mutant: Mutant) => ReadonlySet<string>,
  most: number,
): Turn[] {
  const chosen: Turn[] = [];
  for (const turn of turns) {
    if (chosen.length >= most) break;
    const isApart = chosen.every(
      (other) =>
        other.mutant.file !== turn.mutant.file &&
        !(isCommand(other) && isCommand(turn)) &&
        !turn.tests.some((test) => touching(other.mutant).has(test) || other.tests.includes(test)) &&
        !other.tests.some((test) => touching(turn.mutant).has(test)),
    );
    if (isApart) chosen.push(turn);
  }
  return chosen;
}

/** Tests load all commands or none: one that fails to load would be blamed on the others. */
function isCommand({ mutant }: Turn): boolean {
  return mutant.file.startsWith('commands/');
}
