import type { HeldDocument, OtherRun } from './best-run.ts';
import type { PartnerFound } from './partner.ts';

/** Memory that two threads share while scoring documents, one query at a time. */
export interface WorkMemory {
  /** See `PLACES`. */
  readonly control: Int32Array;
  /** What the second thread found: the first `found` of each. */
  readonly documents: Uint32Array;
  readonly scores: Int32Array;
  readonly masses: Int32Array;
}

/** Slots in `control`; of two numbers, the first is the first thread's. */
const PLACES = { state: 0, isReady: 1, nextPiece: 2, least: 3, mostMass: 5, found: 7, all: 8 };
/** The state of a job is its number times three plus one of these. */
const STATES = { offered: 0, taken: 1, done: 2, all: 3 };

/** Most documents that a query may ask for. */
export const MOST_SHARED = 1_024;

export function createWorkMemory(): WorkMemory {
  const room = (length: number) => new SharedArrayBuffer(length * 4);
  return {
    control: new Int32Array(room(PLACES.all)),
    documents: new Uint32Array(room(MOST_SHARED)),
    scores: new Int32Array(room(MOST_SHARED)),
    masses: new Int32Array(room(MOST_SHARED)),
  };
}

/** Takes the next piece that neither thread has. @param size - Documents per piece. */
export function nextPiece(
  { control }: WorkMemory,
  documents: number,
  size: number,
): readonly [from: number, to: number] | undefined {
  const from = Atomics.add(control, PLACES.nextPiece, 1) * size;
  return from < documents ? [from, Math.min(documents, from + size)] : undefined;
}

/** What one thread, 0 or 1, knows about the other's run. */
export function otherRun({ control }: WorkMemory, thread: 0 | 1): OtherRun {
  const other = 1 - thread;
  return {
    get score() {
      // The lower number wins among equal scores, and that may be this thread's.
      return Math.max(-1, Atomics.load(control, PLACES.least + other) - 1);
    },
    get mostMass() {
      return Atomics.load(control, PLACES.mostMass + other);
    },
    tell(least, mostMass) {
      Atomics.store(control, PLACES.least + thread, least);
      Atomics.store(control, PLACES.mostMass + thread, mostMass);
    },
  };
}

/** Tells that the second thread is there. */
export function sayReady({ control }: WorkMemory): void {
  Atomics.store(control, PLACES.isReady, 1);
}

/** Whether it can take part: it's there, and not still on an abandoned job. */
export function isFree({ control }: WorkMemory): boolean {
  const isAtJob = Atomics.load(control, PLACES.state) % STATES.all === STATES.taken;
  return Atomics.load(control, PLACES.isReady) === 1 && !isAtJob;
}

/** Begins a job; the second thread has yet to be told. */
export function offerJob({ control }: WorkMemory, job: number): void {
  Atomics.store(control, PLACES.nextPiece, 0);
  for (const thread of [0, 1]) {
    Atomics.store(control, PLACES.least + thread, -1);
    Atomics.store(control, PLACES.mostMass + thread, 0);
  }
  Atomics.store(control, PLACES.found, 0);
  Atomics.store(control, PLACES.state, job * STATES.all + STATES.offered);
}

/** The second thread joins, unless the first no longer waits for it. */
export function takeJob(memory: WorkMemory, job: number): boolean {
  return changeState(memory, job, STATES.offered, STATES.taken);
}

/** The first thread ran out of pieces; returns whether the second took part. */
export function wasTaken(memory: WorkMemory, job: number): boolean {
  return !changeState(memory, job, STATES.offered, STATES.done);
}

function changeState({ control }: WorkMemory, job: number, from: number, to: number): boolean {
  const before = job * STATES.all + from;
  return Atomics.compareExchange(control, PLACES.state, before, job * STATES.all + to) === before;
}

/** The second thread reports what it found, `undefined` if it had to give up. */
export function finishJob(memory: WorkMemory, job: number, found: readonly HeldDocument[] | undefined): void {
  const { control, documents, scores, masses } = memory;
  for (const [i, one] of (found ?? []).entries()) {
    documents[i] = one.document;
    scores[i] = one.score;
    masses[i] = one.mass;
  }
  Atomics.store(control, PLACES.found, found?.length ?? -1);
  changeState(memory, job, STATES.taken, STATES.done);
  Atomics.notify(control, PLACES.state);
}

/** Blocks until the second thread has reported; undefined if it gave up, or was silent for `patience` ms. */
export function awaitFound(memory: WorkMemory, job: number, patience: number): PartnerFound | undefined {
  const { control, documents, scores, masses } = memory;
  if (Atomics.wait(control, PLACES.state, job * STATES.all + STATES.taken, patience) === 'timed-out')
    return undefined;
  const count = Atomics.load(control, PLACES.found);
  if (count < 0) return undefined;
  const found = Array.from({ length: count }, (_, i) => ({
    document: documents[i] ?? 0,
    score: scores[i] ?? 0,
    mass: masses[i] ?? 0,
  }));
  return { found, mostMass: Atomics.load(control, PLACES.mostMass + 1) };
}
