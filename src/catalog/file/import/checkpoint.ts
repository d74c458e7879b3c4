import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writeAtomically } from '../atomic-file.ts';
import { removeLeftovers } from '../leftovers.ts';
import type { Problem } from '../problem.ts';
import { buildFacts, factsOf } from '../stamp.ts';
import { journalOf } from './journal.ts';

const problem = z.custom<Problem>((value) => typeof value === 'object' && value !== null && 'kind' in value);

const checkpointSchema = z.object({
  stamp: z.string(),
  /** Index of the file being read, and how many of its records have been. */
  file: z.number().int().min(0),
  rows: z.number().int().min(0),
  /** Records read from all files. */
  read: z.number().int().min(0),
  journal: z.object({ bytes: z.number(), sum: z.number() }),
  /** The first journal record that came from the files rather than the catalog. */
  firstNew: z.number().int().min(0),
  moves: z.array(z.object({ before: z.number(), from: z.string(), to: z.string(), isRenaming: z.boolean() })),
  keepsTitles: z.boolean(),
  problems: z.object({
    named: z.array(problem).readonly(),
    counts: z
      .array(
        z.tuple([z.custom<Problem['kind']>((value) => typeof value === 'string'), z.number()]).readonly(),
      )
      .readonly(),
  }),
});

/** How far an import has come, so that another process can resume it after a kill. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

function checkpointOf(into: string): string {
  return `${journalOf(into)}.json`;
}

/** An import can resume only if this is unchanged: the files, the catalog, the format and the program. */
export function importStamp(
  files: readonly string[],
  into: string,
  format: string | undefined,
): readonly string[] {
  return [...files, into]
    .map((file) => factsOf(file) ?? `${file} is absent`)
    .concat(format ?? '', buildFacts());
}

/** An earlier process's checkpoint; undefined if there's none that can be read. */
export async function readCheckpoint(into: string): Promise<Checkpoint | undefined> {
  try {
    return checkpointSchema.parse(JSON.parse(await readFile(checkpointOf(into), 'utf8')));
  } catch {
    return undefined;
  }
}

/** @throws UnwritableFile */
export async function writeCheckpoint(into: string, checkpoint: Checkpoint): Promise<void> {
  await writeAtomically(checkpointOf(into), (handle) => handle.writeFile(JSON.stringify(checkpoint)));
}

/** Removes the checkpoint, and what a kill left of one half written. The caller must hold the file's lock. */
export async function removeCheckpoint(into: string): Promise<void> {
  await rm(checkpointOf(into), { force: true });
  removeLeftovers(checkpointOf(into), { isHeld: true });
}
