import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { normalTitle } from '../../paper/title.ts';
import { UnreadableFile } from './decode.ts';
import { openPapers } from './detect.ts';
import { withFileLock } from './lock.ts';
import type { Problem } from './problem.ts';
import type { Format, PaperRow } from './row/format.ts';
import { catalogLine } from './row/line.ts';
import { writeCatalogFile } from './save.ts';
import { readTarget } from './target.ts';

export interface ImportRequest {
  readonly files: readonly string[];
  /** The catalog that is added to; made when it does not exist. */
  readonly into: string;
  /** The format of all files; told by their content when absent. */
  readonly format?: Format;
  /** Papers known elsewhere, by whose titles papers without an id find theirs. */
  readonly known?: Iterable<Paper>;
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
  /** Records that could not be used; each is among `problems`. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

const PROGRESS_EVERY = 5_000;

/**
 * Reads files of papers, merges them by id into a catalog and writes it in one step. A file that cannot be read is a
 * problem, and the others go on.
 *
 * @throws UnwritableFile when the catalog holds lines that would be lost by writing it anew, or cannot be written.
 */
export async function importPapers(request: ImportRequest): Promise<ImportReport> {
  return withFileLock(request.into, () => importInto(request));
}

async function importInto(request: ImportRequest): Promise<ImportReport> {
  const target = await readTarget(request.into);
  const before = new Map([...target.papers].map(([id, paper]) => [id, catalogLine(paper)]));
  const store = createTarget(target.papers, request.known ?? []);
  const problems: Problem[] = [];
  let read = 0;
  for (const file of request.files) {
    try {
      const { rows } = await openPapers(file, request.format === undefined ? {} : { format: request.format });
      const readBefore = read;
      for await (const row of rows) {
        read += 1;
        if (read % PROGRESS_EVERY === 0) request.onProgress?.(file, read);
        if ('skipped' in row) problems.push({ file, line: row.line, reason: row.skipped, kind: 'skipped' });
        else {
          for (const reason of row.notices) problems.push({ file, line: row.line, reason, kind: 'mended' });
          const { id, listedOn } = row.paper;
          if (request.today !== undefined && listedOn !== undefined && listedOn > request.today) {
            const reason = `${id} is listed on ${listedOn}, which is still to come: trends and digests leave it out until then`;
            problems.push({ file, line: row.line, reason, kind: 'early' });
          }
          store.add(row);
        }
      }
      if (read === readBefore)
        problems.push({ file, reason: `${file} is empty: there are no papers in it.`, kind: 'empty' });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      problems.push({ file, reason: error.message, kind: 'unreadable' });
    }
  }
  const papers = [...target.papers.values()];
  const added = papers.filter(({ id }) => !before.has(id) && !store.renamed.has(id)).length;
  const updated = papers.filter((paper) =>
    before.has(paper.id) ? before.get(paper.id) !== catalogLine(paper) : store.renamed.has(paper.id),
  ).length;
  if (added + updated > 0) await writeCatalogFile(request.into, papers, target);
  const skipped = problems.filter(({ kind }) => kind === 'skipped').length;
  return { read, added, updated, skipped, problems };
}

/** Adds rows to `papers`, finding ids for papers that are named by their title only. */
function createTarget(papers: Map<string, Paper>, known: Iterable<Paper>) {
  const ids = createTitleIndex();
  for (const paper of [...known, ...papers.values()]) ids.add(paper);
  const renamed = new Set<string>();

  function add(row: PaperRow): void {
    const id = row.namedByTitle ? (ids.realId(row.paper.title) ?? row.paper.id) : row.paper.id;
    let paper: Paper = { ...row.paper, id };
    // A paper that was known by its title alone, and now shows its real id, moves there.
    const provisional = papers.get(ids.provisionalId(row.paper.title) ?? '');
    if (provisional !== undefined && provisional.id !== id) {
      papers.delete(provisional.id);
      if (!papers.has(id)) renamed.add(id);
      paper = mergePapers({ ...provisional, id }, paper);
    }
    const before = papers.get(id);
    papers.set(id, before === undefined ? paper : mergePapers(before, paper));
    ids.add(paper);
  }

  return { add, renamed };
}

const isProvisional = (id: string) => id.startsWith('hf-page:');

/** Ids by title: the real one, unless several papers bear the title, and the one derived from the title itself. */
function createTitleIndex() {
  const real = new Map<string, string | undefined>();
  const provisional = new Map<string, string>();
  return {
    add({ id, title }: Paper): void {
      const key = normalTitle(title);
      if (isProvisional(id)) provisional.set(key, id);
      else real.set(key, real.has(key) && real.get(key) !== id ? undefined : id);
    },
    realId: (title: string) => real.get(normalTitle(title)),
    provisionalId: (title: string) => provisional.get(normalTitle(title)),
  };
}
