import { existsSync } from 'node:fs';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paper } from '../../../src/paper/paper.ts';
import { queriesFor } from '../search/speed/queries.ts';
import type { Asked } from './figures.ts';
import { snapshotLines } from './snapshot.ts';

const SEED = 1991;
/** Lines per write. */
const BATCH = 2_000;
/** Queries of each kind, warm-up included. */
const QUERIES = 220;

export interface MadeCatalog {
  /** A snapshot in arXiv's format. */
  readonly file: string;
  readonly asked: Asked;
}

/** Creates a catalog of a given size in a folder, and its queries; an existing one stays. */
export async function makeCatalog(
  real: readonly Paper[],
  papers: number,
  folder: string,
  progress: (line: string) => void,
): Promise<MadeCatalog> {
  const file = join(folder, `snapshot-${papers}.jsonl`);
  const queries = join(folder, `queries-${papers}.json`);
  if (!existsSync(file) || !existsSync(queries)) {
    const sample = await write(real, papers, `${file}.part`, progress);
    const { similar: _, ...asked } = queriesFor(sample, QUERIES);
    await writeFile(queries, JSON.stringify(asked));
    await rename(`${file}.part`, file);
  }
  return { file, asked: JSON.parse(await readFile(queries, 'utf8')) };
}

/** Writes the lines; returns evenly spread papers, a few per query. */
async function write(
  real: readonly Paper[],
  papers: number,
  file: string,
  progress: (line: string) => void,
): Promise<Paper[]> {
  const handle = await open(file, 'w');
  const sample: Paper[] = [];
  const step = Math.max(1, Math.floor(papers / QUERIES));
  let batch: string[] = [];
  let number = 0;
  for (const line of snapshotLines(real, papers, SEED)) {
    batch.push(line);
    if (number % step === 0) {
      const { id, title }: { id: string; title: string } = JSON.parse(line);
      sample.push({ id, title: title.replace(/\s+/g, ' '), authors: [] });
    }
    number++;
    if (batch.length === BATCH || number === papers) {
      await handle.write(`${batch.join('\n')}\n`);
      batch = [];
      if (number % 250_000 === 0) progress(`  ${number.toLocaleString('en')} papers made`);
    }
  }
  await handle.close();
  return sample;
}
