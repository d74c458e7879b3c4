import type { Worker } from 'node:worker_threads';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Paper } from '../../paper/paper.ts';
import { workerFile } from '../../worker-file.ts';
import { indexedText } from '../index/indexed-text.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import type { KnownColumns } from './columns-file.ts';
import type { FromIndexThread, IndexTask, ToIndexThread } from './index-protocol.ts';
import { createWorkerAhead, type WorkerAhead } from './worker-ahead.ts';

/** Batch size (a few ms to read and copy), and how many batches may be in flight. */
const BATCH = 400;
const IN_FLIGHT = 4;

/** Up to this many papers, merge before searching: it takes a few tenths of a second, less than putting two indexes in place. */
const MERGED_AT_ONCE = 20_000;

export interface BuiltIndex {
  readonly index: PackedIndex;
  readonly fromFile: boolean;
  /** How many papers came from an existing index; 0 if all were indexed. */
  readonly same: number;
  /** See `FromIndexThread`. */
  readonly isUpToDate: boolean;
  /** Columns from their file, if the index came from its file. */
  readonly known?: KnownColumns | undefined;
}

interface BuildRequest
  extends Pick<IndexTask, 'indexFile' | 'columnsFile' | 'isTailAnew' | 'outdated' | 'kept'> {
  /** See `IndexTask`. */
  readonly mergedAtOnce?: number | undefined;
  readonly catalog: Pick<Catalog, 'size' | 'all' | 'at' | 'texts' | 'sameStart' | 'base'>;
  /** @see indexWorkers */
  readonly worker: Worker;
  /** An index of the catalog's first papers, to append to. */
  readonly first?: PackedIndex | undefined;
  /** Called with each paper while an index is built from scratch; not called when appending. */
  readonly onPaper?: ((number: number, paper: Paper) => void) | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the number of the catalog's first papers that the file covers, once known. */
  readonly onKept?: ((papers: number) => void) | undefined;
  /** Called with the index again, once its tail is merged and old texts are replaced. */
  readonly onMerged?: ((merged: PackedIndex) => void) | undefined;
  /** Called with the reason if the index file can't be written. The index still works. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

/** Workers that each build one index. */
export function indexWorkers(): WorkerAhead {
  return createWorkerAhead(workerFile('index-worker', import.meta.url));
}

/** Builds an index, loads it from its file or appends to an existing one, without blocking the event loop. Rejects if the worker dies. */
export async function buildIndex({
  catalog,
  worker,
  first,
  isTailAnew,
  outdated = [],
  kept,
  indexFile,
  columnsFile,
  mergedAtOnce = MERGED_AT_ONCE,
  onPaper,
  onProgress,
  onKept,
  onMerged,
  onUnwritten,
}: BuildRequest): Promise<BuiltIndex> {
  const { texts } = catalog;
  const task: IndexTask = { texts, indexFile, columnsFile, first, isTailAnew, outdated, kept, mergedAtOnce };
  const send = (message: ToIndexThread) => worker.postMessage(message);
  let papers: Iterator<Paper> = [][Symbol.iterator]();
  let start = 0;
  let sent = 0;
  let replaced = 0;
  let ended = false;

  function sendNext(): void {
    if (ended) return;
    if (replaced < outdated.length) {
      sendInstead();
      return;
    }
    onProgress?.(sent, catalog.size);
    const batch: Paper[] = [];
    while (batch.length < BATCH && !ended) {
      const next = papers.next();
      if (next.done === true) ended = true;
      else {
        if (start === 0) onPaper?.(sent + batch.length, next.value);
        batch.push(next.value);
      }
    }
    sent += batch.length;
    if (batch.length > 0) send({ texts: batch.map(indexedText) });
    if (ended) send({ end: true });
  }

  function sendInstead(): void {
    const some = outdated.slice(replaced, replaced + BATCH).flatMap((number) => catalog.at(number) ?? []);
    replaced += BATCH;
    send({ instead: some.map(indexedText) });
  }

  function sendFrom(number: number): void {
    start = number;
    sent = number;
    papers = papersFrom(catalog, number)[Symbol.iterator]();
    for (let i = 0; i < IN_FLIGHT; i++) sendNext();
  }

  return new Promise((resolve, reject) => {
    send({ task });
    worker.on('message', (message: FromIndexThread) => {
      if ('needsTexts' in message) sendFrom(message.needsTexts);
      else if ('taken' in message) sendNext();
      else if ('isStart' in message)
        catalog.sameStart(message.isStart).then((same = 0) => send({ start: same }), reject);
      else if ('kept' in message) onKept?.(message.kept);
      else if ('merged' in message) {
        if (isPackedIndex(message.merged)) onMerged?.(message.merged);
      } else if ('unwritten' in message) onUnwritten?.(message.unwritten);
      else {
        const { index, ...about } = message;
        if (isPackedIndex(index)) resolve({ ...about, index });
        else reject(new Error('The worker handed over something that is no index.'));
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`The index worker ended with status ${code} before its work was done.`)),
    );
  });
}

/** The papers of a catalog from a number on, lazily: `all()` of a catalog in memory would block while it builds its list. */
function papersFrom(catalog: BuildRequest['catalog'], start: number): Iterable<Paper> {
  if (start === 0 && catalog.base !== undefined) return catalog.all();
  return (function* () {
    for (let number = start; number < catalog.size; number++) {
      const paper = catalog.at(number);
      if (paper !== undefined) yield paper;
    }
  })();
}
