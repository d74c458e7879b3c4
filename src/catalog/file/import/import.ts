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

/** How far an import has come: records read, in all and by this process, with bytes of the files; or papers written. */
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
  /** The catalog that is added to; made when it does not exist. */
  readonly into: string;
  /** The name of the format of all files; told by their content when absent. */
  readonly format?: string;
  /** Papers known elsewhere, by whose titles papers without an id find theirs; asked for when there is one. */
  readonly known?: () => Promise<Iterable<Paper>>;
  /** The day (`YYYY-MM-DD`) it is at the source; papers listed on a later one are named, where it is given. */
  readonly today?: string;
  /** Told every some thousand records. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told of an import of the same files that was broken off. */
  readonly onEarlier?: (earlier: EarlierImport) => void;
  /** How often it is written down how far the import has come, in ms. */
  readonly checkpointEvery?: number;
}

export interface ImportReport {
  /** Records met, readable or not. */
  readonly read: number;
  /** Papers that the catalog did not have. */
  readonly added: number;
  /** Papers that it had and of which more, or something newer, is known now. */
  readonly updated: number;
  /** Records that could not be used; the first thousand are among `problems`. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

const PROGRESS_EVERY = 5_000;
const CHECKPOINT_EVERY = 5_000;

/**
 * Reads files of papers, merges them by id into a catalog and writes it in one step. A file that cannot be read is a
 * problem, and the others go on. What is read waits on disk beside the catalog, so that memory grows with the number of
 * papers only, by some 70 bytes each. An import that was killed is gone on with by the next one of the same files.
 *
 * @throws UnwritableFile when the catalog holds lines that would be lost by writing it anew, or cannot be written.
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
    for (const note of notes) problems.add({ file, reason: note, kind: 'noted' });
  }
  if (work.rows === 0) problems.add({ file, reason: `${file} is empty.`, kind: 'empty' });
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

/** Tells what is wrong with a row, if anything. */
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
