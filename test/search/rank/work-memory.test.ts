import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  awaitFound,
  createWorkMemory,
  finishJob,
  isFree,
  nextPiece,
  offerJob,
  otherRun,
  sayReady,
  takeJob,
  wasTaken,
} from '../../../src/search/rank/work-memory.ts';

const FOUND = [
  { document: 7, score: 900, mass: 30 },
  { document: 3, score: 900, mass: 20 },
];

describe('the memory shared by two threads', () => {
  it('wakes the waiting thread as soon as the other has reported', async () => {
    const memory = createWorkMemory();
    offerJob(memory, 1);
    takeJob(memory, 1);
    const module = new URL('../../../dist/src/search/rank/work-memory.js', import.meta.url).href;
    // The other thread reports only after this one has had time to start waiting.
    const later = `const { workerData } = require('node:worker_threads');
      import(workerData.module).then(({ finishJob }) => {
        setTimeout(() => finishJob(workerData.memory, 1, workerData.found), 300);
      });`;
    const worker = new Worker(later, { eval: true, workerData: { memory, module, found: FOUND } });
    onTestFinished(async () => void (await worker.terminate()));
    expect(awaitFound(memory, 1, 20_000)).toEqual({ found: FOUND, mostMass: 0 });
  });

  it('gives up on one that is silent, or gave up itself', () => {
    const memory = createWorkMemory();
    offerJob(memory, 4);
    takeJob(memory, 4);
    expect(awaitFound(memory, 4, 1)).toBeUndefined();
    finishJob(memory, 4, undefined);
    expect(awaitFound(memory, 4, 1)).toBeUndefined();
    offerJob(memory, 5);
    takeJob(memory, 5);
    finishJob(memory, 5, FOUND);
    expect(awaitFound(memory, 5, 1)).toEqual({ found: FOUND, mostMass: 0 });
  });

  it('hands each piece to one of them, including a short last one, and restarts for each job', () => {
    const memory = createWorkMemory();
    for (const job of [1, 2]) {
      offerJob(memory, job);
      const pieces = [1, 2, 3, 4].map(() => nextPiece(memory, 25, 10));
      expect(pieces).toEqual([[0, 10], [10, 20], [20, 25], undefined]);
    }
    offerJob(memory, 3);
    expect([nextPiece(memory, 10, 10), nextPiece(memory, 10, 10)]).toEqual([[0, 10], undefined]);
  });

  it('lets a job be taken only once, until it’s done', () => {
    const memory = createWorkMemory();
    offerJob(memory, 1);
    expect([takeJob(memory, 2), takeJob(memory, 1), takeJob(memory, 1)]).toEqual([false, true, false]);
    expect(wasTaken(memory, 1)).toBe(true);
    offerJob(memory, 2);
    expect([wasTaken(memory, 2), takeJob(memory, 2)]).toEqual([false, false]);
  });

  it('knows whether the other is there, and not on an abandoned job', () => {
    const memory = createWorkMemory();
    offerJob(memory, 1);
    expect(isFree(memory)).toBe(false);
    sayReady(memory);
    expect(isFree(memory)).toBe(true);
    takeJob(memory, 1);
    expect(isFree(memory)).toBe(false);
    finishJob(memory, 1, []);
    expect(isFree(memory)).toBe(true);
  });

  it('tells each what the other knows: either may come first among equal scores', () => {
    const memory = createWorkMemory();
    offerJob(memory, 1);
    const [first, second] = [otherRun(memory, 0), otherRun(memory, 1)];
    expect([first.score, first.mostMass, second.score, second.mostMass]).toEqual([-1, 0, -1, 0]);
    first.tell(500, 12);
    second.tell(0, 34);
    expect([second.score, second.mostMass]).toEqual([499, 12]);
    expect([first.score, first.mostMass]).toEqual([-1, 34]);
    takeJob(memory, 1);
    finishJob(memory, 1, []);
    expect(awaitFound(memory, 1, 1)).toEqual({ found: [], mostMass: 34 });
    offerJob(memory, 2);
    expect([first.mostMass, second.score]).toEqual([0, -1]);
  });
});
