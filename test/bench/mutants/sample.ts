import { createHash } from 'node:crypto';
import { changedLines, type Mutant } from './mutant.ts';

/**
 * The mutants in a pseudo-random order that depends only on the seed: a sample is its beginning. The order follows the
 * changed lines' text, so a moved line keeps its position.
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
