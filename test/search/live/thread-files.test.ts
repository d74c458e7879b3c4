import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { workerFile } from '../../../src/worker-file.ts';

/** What a thread says of a module that it loads. */
const LOADS = (file: string) =>
  `const say = (word) => require('node:worker_threads').parentPort.postMessage(word);
  import(${JSON.stringify(file)}).then(() => say('loaded'), (error) => say(String(error)));`;

/** Elsewhere tests start them put together with all that they import. */
it.each(['search-worker', 'partner-worker', 'index-worker', 'meaning-worker'])(
  'the thread’s file %s loads as it ships',
  async (name) => {
    const { href } = workerFile(name, new URL('../../../src/search/live/thread.ts', import.meta.url).href);
    const thread = new Worker(LOADS(href), { eval: true, workerData: {} });
    expect(await new Promise((resolve) => thread.once('message', resolve))).toBe('loaded');
    await thread.terminate();
  },
);
