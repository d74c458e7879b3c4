import type { Paper } from '../../../paper/paper.ts';
import { UnreadableFile } from '../decode.ts';
import { openPapers } from '../detect.ts';
import { withFileLock } from '../lock.ts';
import type { Problem } from '../problem.ts';
import { createProblemList, type ProblemList } from '../problem-list.ts';
import type { PaperRow, Row } from '../row/format.ts';
import { writeCatalogLines } from '../save.ts';
import { targetRows } from '../target.ts';
import { openJournal } from './journal.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';
import { createTitleIds, type TitleIds } from './title-ids.ts';

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
  readonly onProgress?: (file: string, read: number) => void;
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

/**
 * Reads files of papers, merges them by id into a catalog and writes it in one step. A file that cannot be read is a
 * problem, and the others go on. What is read waits on disk beside the catalog, so that memory grows with the number of
 * papers only, by some 70 bytes each.
 *
 * @throws UnwritableFile when the catalog holds lines that would be lost by writing it anew, or cannot be written.
 */
export async function importPapers(request: ImportRequest): Promise<ImportReport> {
  return withFileLock(request.into, async () => {
    const journal = await openJournal(request.into);
    try {
      return await importInto(request, createRecordStore(journal));
    } finally {
      await journal.close();
    }
  });
}

async function importInto(request: ImportRequest, store: RecordStore): Promise<ImportReport> {
  const titles = createTitleIds();
  const problems = createProblemList();
  const target = await targetRows(request.into);
  for await (const papers of target?.papers ?? []) {
    for (const paper of papers) {
      store.add(paper);
      titles.add(paper);
    }
    await store.flush();
  }
  store.beginNew();
  const adder = createAdder(store, titles, request.known);
  const total = { read: 0 };
  for (const file of request.files) {
    try {
      await readFile(file, request, adder, problems, total);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      problems.add({ file, reason: error.message, kind: 'unreadable' });
    }
  }
  const counts = { added: 0, updated: 0 };
  async function* lines(): AsyncGenerator<string> {
    for await (const { id, line, change } of store.lines()) {
      if (adder.renamed.has(id)) counts.updated += 1;
      else if (change !== 'same') counts[change] += 1;
      yield line;
    }
  }
  if (await store.isChanged()) {
    const gzipped = target?.gzipped;
    await writeCatalogLines(request.into, lines(), gzipped === undefined ? {} : { gzipped });
  }
  return { read: total.read, ...counts, skipped: problems.count('skipped'), problems: problems.all() };
}

async function readFile(
  file: string,
  { format, onProgress, today }: ImportRequest,
  adder: Adder,
  problems: ProblemList,
  total: { read: number },
): Promise<void> {
  const { rows, notes } = await openPapers(file, format === undefined ? {} : { format });
  const before = total.read;
  try {
    for await (const batch of rows) {
      for (const row of batch) {
        total.read += 1;
        if (total.read % PROGRESS_EVERY === 0) onProgress?.(file, total.read);
        tellOf(row, file, today, problems);
        if ('skipped' in row) continue;
        if (row.namedByTitle) await adder.keepTitles();
        adder.add(row);
      }
      await adder.flush();
    }
  } finally {
    for (const note of notes) problems.add({ file, reason: note, kind: 'noted' });
  }
  if (total.read === before) problems.add({ file, reason: `${file} is empty.`, kind: 'empty' });
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

type Adder = ReturnType<typeof createAdder>;

/** Adds rows to a store, finding ids for papers that are named by their title only. */
function createAdder(store: RecordStore, titles: TitleIds, known: ImportRequest['known']) {
  const renamed = new Set<string>();

  /** The titles of all that is known so far, from when they are first needed. */
  async function keepTitles(): Promise<void> {
    if (titles.keepsReal) return;
    titles.keepReal();
    for (const paper of (await known?.()) ?? []) titles.add(paper);
    for await (const paper of store.papers()) titles.add(paper);
  }

  function add(row: PaperRow): void {
    const { title } = row.paper;
    const id = row.namedByTitle ? (titles.realId(title) ?? row.paper.id) : row.paper.id;
    // A paper that was known by its title alone, and now shows its real id, moves there.
    const provisional = titles.provisionalIds(title).find((one) => one !== id && store.has(one));
    if (provisional !== undefined) {
      if (!store.has(id) && !store.isNew(provisional)) renamed.add(id);
      store.move(provisional, id);
    }
    const paper = { ...row.paper, id };
    store.add(paper);
    titles.add(paper);
  }

  return { add, keepTitles, renamed, flush: store.flush };
}
