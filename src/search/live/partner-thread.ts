import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import { holdersOf } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Partner } from '../rank/partner.ts';
import { pieceSize } from '../rank/pieces.ts';
import {
  awaitFound,
  createWorkMemory,
  isFree,
  MOST_SHARED,
  nextPiece,
  offerJob,
  otherRun,
  type WorkMemory,
  wasTaken,
} from '../rank/work-memory.ts';
import type { ToPartner } from './partner-protocol.ts';

/** A thread that scores documents beside the one it was started by, for indexes that are worth it. */
export interface PartnerThread {
  /** Has it open an index, and is its partner for that. */
  open(number: number, index: PackedIndex): Partner;
  letGo(number: number): void;
  /** Whether it takes part from now on: where others wait for a processor it would only take theirs. */
  setWanted(isWanted: boolean): void;
}

/** Postings of a query that are worth telling another thread of, which takes some 0.1 ms. */
const WORTH_SHARING = 80_000;
/** Papers of a catalog in which it is worth its memory: of 100,000 the bot's answers came no sooner, of 1,000,000 by a third. */
const LARGE = 300_000;
/** How long a piece may take, in ms: some thousand times as long as it does. */
const PATIENCE = 2_000;
/** Of what it makes nothing outlives a search. */
const YOUNG_MB = 2;
/** Many times what it needs: see `thread.ts`. */
const OLD_MB = 256;

interface PartnerOptions {
  /** Called with the thread when it is started. */
  readonly onStart?: (worker: Worker) => void;
  /** How long a piece may take, in ms. */
  readonly patience?: number;
  /** Papers of the smallest catalog that it is started for. */
  readonly large?: number;
}

export function createPartnerThread({
  onStart,
  patience = PATIENCE,
  large = LARGE,
}: PartnerOptions = {}): PartnerThread {
  let worker: Worker | undefined;
  let memory: WorkMemory | undefined;
  let isWanted = true;
  let jobs = 0;
  const opened = new Map<number, PackedIndex>();

  function tell(message: ToPartner): void {
    worker?.postMessage(message);
  }

  function start(): void {
    const started = new Worker(workerFile('partner-worker', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    started.unref();
    const end = () => {
      if (worker === started) giveUp();
    };
    started.on('error', end);
    started.on('exit', end);
    worker = started;
    onStart?.(started);
    memory = createWorkMemory();
    tell({ memory });
    for (const [number, index] of opened) tell({ open: number, index });
  }

  /** Does without it until the next index is opened. */
  function giveUp(): void {
    void worker?.terminate();
    worker = undefined;
  }

  return {
    open(number, index) {
      if (index.documents < large) return { begin: () => undefined };
      opened.set(number, index);
      if (worker === undefined) start();
      else tell({ open: number, index });
      return {
        begin(terms, { filter, ...request }) {
          const shared = memory;
          if (!isWanted || worker === undefined || shared === undefined || !isFree(shared)) return undefined;
          if (filter !== undefined || request.limit > MOST_SHARED) return undefined;
          if (terms.reduce((sum, { stem }) => sum + holdersOf(index, stem), 0) < WORTH_SHARING)
            return undefined;
          const job = ++jobs;
          offerJob(shared, job);
          tell({ job, of: number, terms, request });
          const size = pieceSize(index.documents);
          return {
            other: otherRun(shared, 0),
            next: () => nextPiece(shared, index.documents, size),
            end() {
              if (!wasTaken(shared, job)) return undefined;
              const found = awaitFound(shared, job, patience);
              if (found !== undefined) return found;
              giveUp();
              return 'failed';
            },
          };
        },
      };
    },
    letGo(number) {
      opened.delete(number);
      tell({ letGo: number });
    },
    setWanted(wanted) {
      isWanted = wanted;
    },
  };
}
