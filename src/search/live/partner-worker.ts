import { parentPort } from 'node:worker_threads';
import type { PackedIndex } from '../index/packed-index.ts';
import { createBestRuns } from '../rank/best-run.ts';
import { pieceSize } from '../rank/pieces.ts';
import { weigh } from '../rank/weighted-terms.ts';
import { WEIGHTS } from '../rank/weights.ts';
import { finishJob, nextPiece, otherRun, sayReady, takeJob, type WorkMemory } from '../rank/work-memory.ts';
import type { ToPartner } from './partner-protocol.ts';

interface Opened {
  readonly index: PackedIndex;
  readonly run: ReturnType<typeof createBestRuns>;
}

/** The partner's side: takes pieces of the search thread's scoring until none is left. */
if (parentPort !== null) {
  const opened = new Map<number, Opened>();
  let memory: WorkMemory | undefined;

  function found(shared: WorkMemory, { of, terms, request }: Extract<ToPartner, { job: number }>) {
    const here = opened.get(of);
    if (here === undefined) return undefined;
    const { index } = here;
    const run = here.run(weigh(index, WEIGHTS, terms), request, otherRun(shared, 1));
    const size = pieceSize(index.documents);
    for (;;) {
      const piece = nextPiece(shared, index.documents, size);
      if (piece === undefined) return run.found();
      run.score(...piece);
    }
  }

  parentPort.on('message', (message: ToPartner) => {
    if ('memory' in message) {
      memory = message.memory;
      sayReady(memory);
    } else if ('open' in message) {
      const { index } = message;
      opened.set(message.open, { index, run: createBestRuns(index, WEIGHTS) });
    } else if ('letGo' in message) {
      opened.delete(message.letGo);
    } else if (memory !== undefined && takeJob(memory, message.job)) {
      let all: ReturnType<typeof found>;
      try {
        all = found(memory, message);
      } finally {
        finishJob(memory, message.job, all);
      }
    }
  });
}
