import { type Mutant, planted } from './mutant.ts';
import type { Tree } from './tree.ts';

/** Finds the mutants that compile, many in one run of the compiler: one of each file at a time. */
export async function compiling(tree: Tree, mutants: readonly Mutant[]): Promise<Set<Mutant>> {
  const sound = new Set<Mutant>();
  let left = [...mutants];
  while (left.length > 0) {
    const batch = [...new Map(left.map((mutant) => [mutant.file, mutant])).values()];
    for (const mutant of await compilingTogether(tree, batch)) sound.add(mutant);
    left = left.filter((mutant) => !batch.includes(mutant));
  }
  return sound;
}

/** Where an error is in a file that none of them has changed, the half of them that causes it is looked for. */
async function compilingTogether(tree: Tree, batch: readonly Mutant[]): Promise<readonly Mutant[]> {
  if (batch.length === 0) return [];
  const faulty = await faultyWith(tree, batch);
  if (faulty.size === 0) return batch;
  const fine = batch.filter(({ file }) => !faulty.has(file));
  if (fine.length < batch.length) return compilingTogether(tree, fine);
  if (batch.length === 1) return [];
  const middle = Math.ceil(batch.length / 2);
  return [
    ...(await compilingTogether(tree, batch.slice(0, middle))),
    ...(await compilingTogether(tree, batch.slice(middle))),
  ];
}

async function faultyWith(tree: Tree, batch: readonly Mutant[]): Promise<Set<string>> {
  const textOf = (file: string): string => tree.sources.get(file) ?? '';
  for (const mutant of batch) await tree.write(mutant.file, planted(mutant, textOf(mutant.file)));
  try {
    return await tree.faulty();
  } finally {
    for (const { file } of batch) await tree.write(file, textOf(file));
  }
}
