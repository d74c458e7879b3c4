import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import { type Catalog, type CatalogBuilder, createCatalogBuilder } from './catalog.ts';
import { UnreadableFile } from './file/decode.ts';
import { openPapers } from './file/detect.ts';
import type { Problem } from './file/problem.ts';
import { createProblemList } from './file/problem-list.ts';
import type { Row } from './file/row/format.ts';

export interface LoadedCatalog {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
  /** The builder behind the catalog, for laying newer records over it. */
  readonly builder: CatalogBuilder;
}

/** Receives the papers as they are read. */
export type PaperSink = Pick<CatalogBuilder, 'size' | 'get' | 'put'>;

/**
 * Loads catalog files, gzipped or not, into one catalog; if several have the same paper, the later file's facts win.
 *
 * @param onRead called after each line with the number of papers so far.
 */
export async function loadCatalog(
  files: readonly string[],
  onRead?: (papers: number) => void,
): Promise<LoadedCatalog> {
  const builder = createCatalogBuilder();
  const problems = await readInto(files, builder, onRead);
  return { catalog: builder.catalog(), problems, builder };
}

/** Reads catalog files in order into a sink; returns the problems found. */
export async function readInto(
  files: readonly string[],
  sink: PaperSink,
  onRead?: (papers: number) => void,
): Promise<readonly Problem[]> {
  const problems = createProblemList();
  for (const file of files) {
    for await (const item of readPapers(file)) {
      if ('kind' in item) problems.add(item);
      else {
        const known = sink.get(item.id);
        sink.put(known === undefined ? item : mergePapers(known, item));
        onRead?.(sink.size);
      }
    }
  }
  return problems.all();
}

/** The papers of a catalog file, and any problems found. Never throws. */
export async function* readPapers(file: string): AsyncGenerator<Paper | Problem> {
  try {
    const { rows, notes } = await openPapers(file, { fallback: 'jsonl' });
    for await (const batch of rows) yield* batch.flatMap((row) => papersOf(row, file));
    for (const note of notes) yield { file, ...note };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { file, reason: error.message, kind: 'unreadable' };
  }
}

/** A row's paper, preceded by any problems with it. */
function papersOf(row: Row, file: string): (Paper | Problem)[] {
  const place = { file, line: row.line, row: row.row };
  if ('skipped' in row) return [{ ...place, id: row.id, reason: row.skipped, kind: 'skipped' }];
  const { id } = row.paper;
  return [...row.notices.map((reason): Problem => ({ ...place, id, reason, kind: 'mended' })), row.paper];
}
