import { parentPort, workerData } from 'node:worker_threads';
import type { ParseOutcome, ParseTask } from './parse-thread.ts';

/** The thread's side: has one text after another parsed by the function that its task names. */
async function outcomeOf({ module, name, text }: ParseTask): Promise<ParseOutcome<unknown>> {
  const exported: Readonly<Record<string, unknown>> = await import(module);
  const parse = exported[name];
  if (typeof parse !== 'function') throw new Error(`${module} exports no function ${name}`);
  try {
    return { value: parse(text) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

const modules: readonly string[] = workerData;
// One that cannot be loaded is told of when its function is asked for.
for (const module of modules) import(module).catch(() => {});

parentPort?.on('message', async (task: ParseTask) => {
  parentPort?.postMessage(await outcomeOf(task));
});
