import { Worker } from 'node:worker_threads';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Paper } from '../../paper/paper.ts';
import { workerFile } from '../../worker-file.ts';
import { indexedText } from '../index/indexed-text.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import type { KnownColumns } from './columns-file.ts';
import type { FromIndexThread, IndexTask, ToIndexThread } from './index-protocol.ts';

/** Papers sent at once (some milliseconds of reading and copying), and how many batches may be under way. */
const BATCH = 400;
const IN_FLIGHT = 4;

export interface BuiltIndex {
  readonly index: PackedIndex;
  readonly fromFile: boolean;
  /** Columns that are kept in a file, where the index is. */
  readonly known?: KnownColumns | undefined;
}

interface BuildRequest extends Pick<IndexTask, 'indexFile' | 'columnsFile'> {
  readonly catalog: Pick<Catalog, 'size' | 'all' | 'texts'>;
  /** Called with each paper that is sent, while it is at hand; none is where the index is in its file. */
  readonly onPaper?: ((number: number, paper: Paper) => void) | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the reason when the file could not be written; the index is good all the same. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

/** Builds an index, or takes it from its file, without holding up the event loop. Rejects when the worker dies. */
export async function buildIndex({
  catalog,
  indexFile,
  columnsFile,
  onPaper,
  onProgress,
  onUnwritten,
}: BuildRequest): Promise<BuiltIndex> {
  const task: IndexTask = { texts: catalog.texts, indexFile, columnsFile };
  const worker = new Worker(workerFile('index-worker', import.meta.url), { workerData: task });
  const send = (message: ToIndexThread) => worker.postMessage(message);
  const papers = catalog.all()[Symbol.iterator]();
  let sent = 0;
  let ended = false;

  function sendNext(): void {
    if (ended) return;
    onProgress?.(sent, catalog.size);
    const batch: Paper[] = [];
    while (batch.length < BATCH && !ended) {
      const next = papers.next();
      if (next.done === true) ended = true;
      else {
        onPaper?.(sent + batch.length, next.value);
        batch.push(next.value);
      }
    }
    sent += batch.length;
    if (batch.length > 0) send({ texts: batch.map(indexedText) });
    if (ended) send({ end: true });
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromIndexThread) => {
      if ('needsTexts' in message) for (let i = 0; i < IN_FLIGHT; i++) sendNext();
      else if ('taken' in message) sendNext();
      else if ('unwritten' in message) onUnwritten?.(message.unwritten);
      else {
        const { index, fromFile, known } = message;
        if (isPackedIndex(index)) resolve({ index, fromFile, known });
        else reject(new Error('The worker handed over something that is no index.'));
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`The index worker ended with status ${code} before its work was done.`)),
    );
  });
}
