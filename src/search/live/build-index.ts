import { Worker } from 'node:worker_threads';
import type { Paper } from '../../paper/paper.ts';
import { workerFile } from '../../worker-file.ts';
import { indexedText } from '../index/indexed-text.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import type { FromIndexThread, IndexTask, ToIndexThread } from './index-protocol.ts';

/** Papers sent at once (about 1 ms of copying), and how many batches may be under way. */
const BATCH = 400;
const IN_FLIGHT = 4;

export interface BuiltIndex {
  readonly index: PackedIndex;
  readonly fromFile: boolean;
}

interface BuildRequest extends Pick<IndexTask, 'indexFile'> {
  readonly papers: readonly Paper[];
  /** Called with each batch of papers that is sent, while they are at hand: from one number to before another. */
  readonly onBatch?: ((from: number, to: number) => void) | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the reason when the file could not be written; the index is good all the same. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

/** Builds an index, or takes it from its file, without holding up the event loop. Rejects when the worker dies. */
export async function buildIndex({
  papers,
  indexFile,
  onBatch,
  onProgress,
  onUnwritten,
}: BuildRequest): Promise<BuiltIndex> {
  const task: IndexTask = { papers: papers.length, indexFile };
  const worker = new Worker(workerFile('index-worker', import.meta.url), { workerData: task });
  const send = (message: ToIndexThread) => worker.postMessage(message);
  let sent = 0;
  let ended = false;
  let isBuilding = false;

  function sendAll(): void {
    sent = 0;
    ended = false;
    for (let i = 0; i < IN_FLIGHT; i++) sendNext();
  }

  function sendNext(): void {
    if (isBuilding) onProgress?.(Math.min(sent, papers.length), papers.length);
    if (sent < papers.length) {
      send({ texts: papers.slice(sent, sent + BATCH).map(indexedText) });
      onBatch?.(sent, sent + BATCH);
      sent += BATCH;
    } else if (!ended) {
      ended = true;
      send({ end: true });
    }
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromIndexThread) => {
      if ('needsTexts' in message) {
        isBuilding = message.needsTexts === 'to build';
        sendAll();
      } else if ('taken' in message) sendNext();
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
