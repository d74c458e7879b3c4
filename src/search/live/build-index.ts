import { Worker } from 'node:worker_threads';
import type { Paper } from '../../paper/paper.ts';
import { createIndexBuilder } from '../index/build.ts';
import { indexedText } from '../index/indexed-text.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import type { FromWorker, ToWorker, WorkerTask } from './protocol.ts';
import { workerFile } from './worker-file.ts';

/** A catalog of at most this many papers is indexed in some 20 ms: sooner than a worker starts. */
const SMALL = 150;
/** Papers sent at once (about 1 ms of copying), and how many batches may be under way. */
const BATCH = 400;
const IN_FLIGHT = 4;

export interface BuiltIndex {
  readonly index: PackedIndex;
  readonly fromFile: boolean;
}

interface BuildRequest extends WorkerTask {
  readonly papers: readonly Paper[];
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the reason when the file could not be written; the index is good all the same. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

/** Builds an index, or takes it from its file, without holding up the event loop. Rejects when the worker dies. */
export async function buildIndex({
  papers,
  fingerprint,
  indexFile,
  onProgress,
  onUnwritten,
}: BuildRequest): Promise<BuiltIndex> {
  if (papers.length <= SMALL) {
    const builder = createIndexBuilder();
    for (const paper of papers) builder.add(indexedText(paper));
    return { index: builder.finish(), fromFile: false };
  }
  const task: WorkerTask = { fingerprint, indexFile };
  const worker = new Worker(workerFile('index-worker', import.meta.url), { workerData: task });
  const send = (message: ToWorker) => worker.postMessage(message);
  let sent = 0;
  let ended = false;

  function sendNext(): void {
    onProgress?.(Math.min(sent, papers.length), papers.length);
    if (sent < papers.length) {
      send({ texts: papers.slice(sent, sent + BATCH).map(indexedText) });
      sent += BATCH;
    } else if (!ended) {
      ended = true;
      send({ end: true });
    }
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('needsTexts' in message) for (let i = 0; i < IN_FLIGHT; i++) sendNext();
      else if ('taken' in message) sendNext();
      else if ('unwritten' in message) onUnwritten?.(message.unwritten);
      else if ('index' in message) {
        const { index, fromFile } = message;
        if (isPackedIndex(index)) resolve({ index, fromFile });
        else reject(new Error('The worker handed over something that is no index.'));
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`The index worker ended with status ${code} before its work was done.`)),
    );
  });
}
