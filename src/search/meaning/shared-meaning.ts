import { inSharedMemory } from '../index/shared-memory.ts';
import { isMeaning, type Meaning } from './meaning.ts';
import { sharedRows } from './shared-rows.ts';

/** Moves vectors to shared memory; those of papers where all threads can multiply them in place. */
export function sharedMeaning({ papers, memory, ...others }: Meaning): Meaning {
  const rows = memory === undefined ? sharedRows(papers.length, { rows: papers }) : { rows: papers, memory };
  const shared = { ...withShared(others), papers: rows.rows, memory: rows.memory };
  if (!isMeaning(shared)) throw new Error('The copy of vectors is none.');
  return shared;
}

function withShared(value: object): object {
  const shared = inSharedMemory(value);
  return typeof shared === 'object' && shared !== null ? shared : {};
}
