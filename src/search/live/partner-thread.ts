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

/** A partner: a thread that shares the scoring of documents with the one that started it, for large indexes. */
export interface PartnerThread {
  /** Opens an index in it and returns the partner for that index. */
  open(number: number, index: PackedIndex): Partner;
  letGo(number: number): void;
  /** Whether to use it from now on: with other work waiting, it would only compete for the cores. */
  setWanted(isWanted: boolean): void;
}

/** Fewest postings of a query worth sharing: telling another thread takes about 0.1 ms. */
const WORTH_SHARING = 80_000;
/** Fewest papers for which it is worth its memory: answers were no faster with 100,000 papers, and a third faster with 1,000,000. */
const LARGE = 300_000;
/** How long a piece may take, in ms: about a thousand times the usual. */
const PATIENCE = 2_000;
/** Nothing it allocates outlives a search. */
const YOUNG_MB = 2;
/** Far more than it needs: see `thread.ts`. */
const OLD_MB = 256;

interface PartnerOptions {
  /** Called with the thread as it starts. */
  readonly onStart?: (worker: Worker) => void;
  /** How long a piece may take, in ms. */
  readonly patience?: number;
  /** Size of the smallest catalog that it is started for. */
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

  /** Goes without it until the next index is opened. */
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
