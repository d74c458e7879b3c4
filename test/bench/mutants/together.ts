import type { Mutant } from './mutant.ts';

/** A mutant with the tests that it is shown to next. */
export interface Turn {
  readonly mutant: Mutant;
  readonly tests: readonly string[];
}

/**
 * The turns that may share one run, those that come first first: no test of one runs what another has changed, so that a test
 * that fails tells which mutant it noticed.
 *
 * @param touching every test that runs the block of a mutant.
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

/** Tests load all commands or none: one that cannot be loaded would be blamed on the others. */
function isCommand({ mutant }: Turn): boolean {
  return mutant.file.startsWith('commands/');
}
