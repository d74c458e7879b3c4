import { stat } from 'node:fs/promises';
import type { Paper } from '../../../paper/paper.ts';
import { UnreadableFile } from '../decode.ts';
import { openPapers } from '../detect.ts';
import { withFileLock } from '../lock.ts';
import type { Problem } from '../problem.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Row } from '../row/format.ts';
import { writeCatalogLines } from '../save.ts';
import { targetRows } from '../target.ts';
import { importStamp, readCheckpoint, removeCheckpoint } from './checkpoint.ts';
import { openJournal } from './journal.ts';
import { beginWork, type EarlierImport, resumeWork, type Work } from './work.ts';

/** Import progress: records read in total and by this process, with bytes of the files; or papers written. */
export type ImportProgress =
  | {
      readonly kind: 'importing';
      readonly file: string;
      readonly read: number;
      readonly here: number;
      readonly bytes: number;
      readonly of: number;
    }
  | { readonly kind: 'writing'; readonly papers: number; readonly of: number };

export interface ImportRequest {
  readonly files: readonly string[];
  /** The catalog to add to; created if it doesn't exist. */
  readonly into: string;
  /** The format of all files; detected by default. */
  readonly format?: string;
  /** Papers known elsewhere, used to find ids by title; requested only if needed. */
  readonly known?: () => Promise<Iterable<Paper>>;
  /** Today's date (`YYYY-MM-DD`) at the source; if given, papers listed later are reported. */
  readonly today?: string;
  /** Called every few thousand records. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called if an earlier import of the same files was interrupted. */
  readonly onEarlier?: (earlier: EarlierImport) => void;
  /** Time between checkpoints, in ms. */
  readonly checkpointEvery?: number;
}

export interface ImportReport {
  /** Records found, readable or not. */
  readonly read: number;
  /** Papers that weren't in the catalog. */
  readonly added: number;
  /** Papers that were there and have gained something new. */
  readonly updated: number;
  /** Records that couldn't be used; the first thousand are listed in `problems`. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

const PROGRESS_EVERY = 5_000;
const CHECKPOINT_EVERY = 5_000;

/**
 * Reads files of papers, merges them by id into a catalog, and writes it atomically. A file that can't be read is
 * reported, and the rest go on. Records wait on disk beside the catalog, so memory grows only with the number of
 * papers, at about 70 bytes each. The next import of the same files resumes one that was killed.
 *
 * @throws UnwritableFile if rewriting the catalog would lose lines, or it can't be written.
 */
export async function importPapers(request: ImportRequest): Promise<ImportReport> {
  const { into, files, format, onEarlier } = request;
  return withFileLock(into, async () => {
    const stamp = importStamp(files, into, format);
    const earlier = await readCheckpoint(into);
    const isSame = earlier?.stamp === stamp.join('\n');
    let journal = await openJournal(into, { isKept: isSame });
    try {
      const resumed = isSame ? await resumeWork(request, journal, earlier) : undefined;
      if (isSame && resumed === undefined) {
        await journal.close();
        journal = await openJournal(into);
      }
      if (resumed !== undefined) onEarlier?.({ kind: 'resumed', read: resumed.read });
      else if (earlier !== undefined) onEarlier?.({ kind: 'outdated' });
      const target = await targetRows(into);
      const work = resumed ?? (await beginWork(request, journal, stamp, target?.papers));
      return await finish(request, work, target?.gzipped);
    } finally {
      await removeCheckpoint(into);
      await journal.close();
    }
  });
}

async function finish(
  request: ImportRequest,
  work: Work,
  gzipped: boolean | undefined,
): Promise<ImportReport> {
  const { into, files, onProgress } = request;
  const { store, adder, problems } = work;
  const of = (await Promise.all(files.map(sizeOf))).reduce((sum, size) => sum + size, 0);
  for (const [index, file] of files.entries()) {
    if (index < work.file) continue;
    work.begin(index);
    try {
      await readFile(file, request, work, of);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      problems.add({ file, reason: error.message, kind: 'unreadable' });
    }
  }
  const counts = { added: 0, updated: 0 };
  async function* lines(): AsyncGenerator<string> {
    let papers = 0;
    for await (const { id, line, change } of store.lines()) {
      if (adder.renamed.has(id)) counts.updated += 1;
      else if (change !== 'same') counts[change] += 1;
      if (++papers % PROGRESS_EVERY === 0) onProgress?.({ kind: 'writing', papers, of: store.size });
      yield line;
    }
  }
  if (await store.isChanged()) {
    await writeCatalogLines(into, lines(), gzipped === undefined ? {} : { gzipped });
  }
  return { read: work.read, ...counts, skipped: problems.count('skipped'), problems: problems.all() };
}

async function readFile(file: string, request: ImportRequest, work: Work, of: number): Promise<void> {
  const { format, onProgress, today, checkpointEvery = CHECKPOINT_EVERY } = request;
  const { adder, problems } = work;
  const before = work.rows;
  const onBytes = (bytes: number) => void work.addBytes(bytes);
  const { rows, notes } = await openPapers(file, { format, after: before, onBytes });
  let since = performance.now();
  try {
    for await (const batch of rows) {
      for (const row of batch) {
        work.count();
        if (work.read % PROGRESS_EVERY === 0)
          onProgress?.({ kind: 'importing', file, read: work.read, here: work.here, bytes: work.bytes, of });
        tellOf(row, file, today, problems);
        if ('skipped' in row) continue;
        if (row.namedByTitle) await adder.keepTitles();
        adder.add(row);
      }
      await adder.flush();
      if (performance.now() - since < checkpointEvery) continue;
      await work.keep();
      since = performance.now();
    }
  } finally {
    for (const note of notes) problems.add({ file, ...note });
  }
  if (work.rows === 0) problems.add({ file, reason: `${file} is empty.`, kind: 'empty' });
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

/** Reports what is wrong with a row, if anything. */
function tellOf(row: Row, file: string, today: string | undefined, problems: ProblemList): void {
  const tell = (kind: Problem['kind'], reason: string, id: string | undefined) =>
    problems.add({ file, line: row.line, row: row.row, id, reason, kind });
  if ('skipped' in row) {
    tell('skipped', row.skipped, row.id);
    return;
  }
  const { id, listedOn } = row.paper;
  for (const reason of row.notices) tell('mended', reason, id);
  if (today === undefined || listedOn === undefined || listedOn <= today) return;
  const reason = `${id} is listed on a future day (${listedOn}), so trends and digests leave it out until then`;
  tell('early', reason, id);
}
