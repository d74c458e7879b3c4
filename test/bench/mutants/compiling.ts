import { type Mutant, planted } from './mutant.ts';
import type { Tree } from './tree.ts';

/**
 * Finds the mutants that compile, in a single compiler run: each is in a copy beside its file. Errors in files that
 * import it go unnoticed.
 */
export async function compiling(tree: Tree, mutants: readonly Mutant[]): Promise<Set<Mutant>> {
  const copies = mutants.map((mutant, i) => ({
    mutant,
    copy: mutant.file.replace(/\.ts$/, `.mutant-${i}.ts`),
  }));
  for (const { mutant, copy } of copies) {
    await tree.write(copy, planted(mutant, tree.sources.get(mutant.file) ?? ''));
  }
  try {
    const faulty = await tree.faulty();
    return new Set(copies.filter(({ copy }) => !faulty.has(copy)).map(({ mutant }) => mutant));
  } finally {
    for (const { copy } of copies) await tree.remove(copy);
  }
}
