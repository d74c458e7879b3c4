import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createWorkerAhead } from '../../../src/search/live/worker-ahead.ts';
import { watchThreads } from '../../support/watch-threads.ts';

const ECHO = "parentPort.on('message', (text) => parentPort.postMessage(text));";

/** Starts workers that run this code, and counts those still running. */
function workersOf(code: string) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-ahead-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'worker.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  const threads = watchThreads();
  const workers = createWorkerAhead(pathToFileURL(file));
  return { workers, ...threads };
}

async function echoOf(worker: Worker): Promise<unknown> {
  const said = new Promise((resolve) => worker.once('message', resolve));
  worker.postMessage('a kite');
  const text = await said;
  await worker.terminate();
  return text;
}

it('returns the worker that was started ahead, once', async () => {
  const { workers, started } = workersOf(ECHO);
  workers.start();
  workers.start();
  await expect.poll(started).toBe(1);
  expect(await echoOf(workers.take())).toBe('a kite');
  expect(started()).toBe(1);
  expect(await echoOf(workers.take())).toBe('a kite');
  expect(started()).toBe(2);
});

it.each([
  ['ended', 'process.exit(1)'],
  ['failed', 'throw new Error("no")'],
])('returns a new one if the waiting one %s', async (_, end) => {
  const { workers, started, alive } = workersOf(`if (process.env.IS_FIRST) ${end}; ${ECHO}`);
  vi.stubEnv('IS_FIRST', 'yes');
  workers.start();
  await expect.poll(() => [started(), alive()]).toEqual([1, 0]);
  vi.unstubAllEnvs();
  expect(await echoOf(workers.take())).toBe('a kite');
});

it('ends the waiting one when closed', async () => {
  const { workers, started, alive } = workersOf(ECHO);
  workers.start();
  await expect.poll(started).toBe(1);
  await workers.close();
  await expect.poll(alive).toBe(0);
});
