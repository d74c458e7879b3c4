import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import type { Catalog } from './catalog.ts';
import { UnreadableFile } from './file/decode.ts';
import { openPapers } from './file/detect.ts';
import { jsonLines } from './file/formats/json-lines.ts';
import type { Problem } from './file/problem.ts';
import { gatherCatalog } from './gather.ts';

export interface LoadedCatalog {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
}

/**
 * Loads catalog files, gzipped or not, into one catalog; where two know a paper, the later file's facts win.
 *
 * @param onRead called after each line with how many papers there are so far.
 */
export async function loadCatalog(
  files: readonly string[],
  onRead?: (papers: number) => void,
): Promise<LoadedCatalog> {
  const papers = new Map<string, Paper>();
  const problems: Problem[] = [];
  for (const file of files) {
    for await (const item of readPapers(file)) {
      if ('kind' in item) problems.push(item);
      else {
        const known = papers.get(item.id);
        papers.set(item.id, known === undefined ? item : mergePapers(known, item));
        onRead?.(papers.size);
      }
    }
  }
  return { catalog: await gatherCatalog(papers.values()), problems };
}

/** The papers of a catalog file, with the problems met on the way. Never throws. */
export async function* readPapers(file: string): AsyncGenerator<Paper | Problem> {
  try {
    const { rows } = await openPapers(file, { fallback: jsonLines });
    for await (const row of rows) {
      if ('skipped' in row) {
        yield { file, line: row.line, reason: row.skipped, kind: 'skipped' };
        continue;
      }
      for (const reason of row.notices) yield { file, line: row.line, reason, kind: 'mended' };
      yield row.paper;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { file, reason: error.message, kind: 'unreadable' };
  }
}
