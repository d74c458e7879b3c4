import { parentPort, workerData } from 'node:worker_threads';
import type { ParseOutcome, ParseTask } from './parse-apart.ts';

const { module, name, text }: ParseTask = workerData;

async function outcome(): Promise<ParseOutcome<unknown>> {
  const exported: Readonly<Record<string, unknown>> = await import(module);
  const parse = exported[name];
  if (typeof parse !== 'function') throw new Error(`${module} exports no function ${name}`);
  try {
    return { value: parse(text) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await outcome());
