import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { workerFile } from '../../../src/worker-file.ts';

/** What a thread says of a module that it loads. */
const LOADS = (file: string) =>
  `const say = (word) => require('node:worker_threads').parentPort.postMessage(word);
  import(${JSON.stringify(file)}).then(() => say('loaded'), (error) => say(String(error)));`;

/** Elsewhere tests start them put together with all that they import. */
it.each([
  ['search-worker', '../../../src/search/live/thread.ts'],
  ['partner-worker', '../../../src/search/live/thread.ts'],
  ['index-worker', '../../../src/search/live/thread.ts'],
  ['meaning-worker', '../../../src/search/live/thread.ts'],
  ['parse-worker', '../../../src/catalog/http/parse-by-worker.ts'],
])('the thread’s file %s loads as it ships', async (name, user) => {
  const { href } = workerFile(name, new URL(user, import.meta.url).href);
  const thread = new Worker(LOADS(href), { eval: true, workerData: [] });
  expect(await new Promise((resolve) => thread.once('message', resolve))).toBe('loaded');
  await thread.terminate();
});
