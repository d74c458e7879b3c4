import type { Paper } from '../../../paper/paper.ts';
import { createProblemList, type ProblemList } from '../problem-list.ts';
import { type Adder, createAdder } from './adder.ts';
import { type Checkpoint, writeCheckpoint } from './checkpoint.ts';
import type { Journal } from './journal.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';
import { createTitleIds, type TitleIds } from './title-ids.ts';

/** What happens to an interrupted import: it resumes, or can't because something has changed since. */
export type EarlierImport =
  | { readonly kind: 'resumed'; readonly read: number }
  | { readonly kind: 'outdated' };

/** An import under way. */
export interface Work {
  readonly store: RecordStore;
  readonly adder: Adder;
  readonly problems: ProblemList;
  /** Which file is being read, and how many records of it, and of all files, have been. */
  readonly file: number;
  readonly rows: number;
  readonly read: number;
  /** Records and bytes read by this process. */
  readonly here: number;
  readonly bytes: number;
  addBytes(bytes: number): void;
  /** Moves on to a file, unless it's the current one. */
  begin(file: number): void;
  /** Counts one record. */
  count(): void;
  /** Writes a checkpoint. @throws UnwritableFile */
  keep(): Promise<void>;
}

interface WorkRequest {
  readonly into: string;
  readonly known?: (() => Promise<Iterable<Paper>>) | undefined;
}

/** Starts an import with the catalog's papers; some may appear more than once. */
export async function beginWork(
  request: WorkRequest,
  journal: Journal,
  stamp: readonly string[],
  papers: AsyncIterable<readonly Paper[]> | undefined,
): Promise<Work> {
  const titles = createTitleIds();
  const store = createRecordStore(journal);
  for await (const batch of papers ?? []) {
    for (const paper of batch) {
      store.add(paper);
      titles.add(paper);
    }
    await store.flush();
  }
  store.beginNew();
  const adder = createAdder(store, titles, request.known);
  const at = { file: 0, rows: 0, read: 0 };
  return createWork({ request, journal, stamp, store, adder, titles, problems: createProblemList(), at });
}

/** Resumes an import from a checkpoint; undefined if its journal is gone. */
export async function resumeWork(
  request: WorkRequest,
  journal: Journal,
  checkpoint: Checkpoint,
): Promise<Work | undefined> {
  const { stamp, firstNew, moves, problems, file, rows, read } = checkpoint;
  const titles = createTitleIds();
  const store = createRecordStore(journal);
  store.beginNew(firstNew);
  const adder = createAdder(store, titles, request.known);
  try {
    const restore = (line: string) => adder.restore(JSON.parse(line), moves);
    if (!(await journal.replay(checkpoint.journal, restore))) return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (checkpoint.keepsTitles) await adder.keepTitles();
  return createWork({
    request,
    journal,
    stamp: [stamp],
    store,
    adder,
    titles,
    problems: createProblemList(problems),
    at: { file, rows, read },
  });
}

function createWork(parts: {
  readonly request: WorkRequest;
  readonly journal: Journal;
  readonly stamp: readonly string[];
  readonly store: RecordStore;
  readonly adder: Adder;
  readonly problems: ProblemList;
  readonly at: { file: number; rows: number; read: number };
  readonly titles: Pick<TitleIds, 'keepsReal'>;
}): Work {
  const { request, journal, stamp, store, adder, titles, problems, at } = parts;
  let bytes = 0;
  const before = at.read;
  return {
    store,
    adder,
    problems,
    get file() {
      return at.file;
    },
    get rows() {
      return at.rows;
    },
    get read() {
      return at.read;
    },
    get here() {
      return at.read - before;
    },
    get bytes() {
      return bytes;
    },
    addBytes(more) {
      bytes += more;
    },
    begin(file) {
      if (file !== at.file) at.rows = 0;
      at.file = file;
    },
    count() {
      at.rows += 1;
      at.read += 1;
    },
    keep: () =>
      writeCheckpoint(request.into, {
        stamp: stamp.join('\n'),
        ...at,
        journal: journal.state(),
        firstNew: store.firstNew,
        moves: [...adder.moves],
        keepsTitles: titles.keepsReal,
        problems: problems.kept(),
      }),
  };
}
