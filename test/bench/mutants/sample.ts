import { createHash } from 'node:crypto';
import { changedLines, type Mutant } from './mutant.ts';

/**
 * The mutants in an order that looks random and follows from the seed alone: a sample is its beginning. It hangs on the lines
 * that are changed, so that a line that was moved keeps its place in it.
 */
export function shuffled(
  mutants: readonly Mutant[],
  seed: string,
  sources: ReadonlyMap<string, string>,
): Mutant[] {
  const keyed = mutants.map((mutant) => {
    const lines = changedLines(mutant, sources.get(mutant.file) ?? '');
    const key = createHash('sha256')
      .update(JSON.stringify([seed, lines]))
      .digest('hex');
    return { key, mutant };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ mutant }) => mutant);
}
