import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** The name of a pseudo folder in the search path that tells which test a process works for. */
export const MARK = 'probes-of-';

/** More than the sources have blocks. */
const MOST_BLOCKS = 2 ** 18;

interface Probes {
  /** By block number; bytes, since hot loops check it. */
  readonly seen: Uint8Array;
  noted: string | undefined;
}

declare global {
  var paperboyProbes: Probes | undefined;
}

// Tests run this file through vitest, compiled code runs it compiled: both must share the same state.
globalThis.paperboyProbes ??= { seen: new Uint8Array(MOST_BLOCKS), noted: undefined };
const probes = globalThis.paperboyProbes;

/**
 * The file that records what this process's test runs, found through the search path, which every child process
 * inherits.
 */
function noteFile(): string {
  const last = process.env.PATH?.split(path.delimiter).at(-1) ?? '';
  return path.basename(last).startsWith(MARK) ? last : '';
}

/** Records that a block runs, the first time for each test. Written at once: some processes are killed. */
export function hit(id: number): void {
  if (probes.seen[id] === 1) return;
  probes.seen[id] = 1;
  probes.noted ??= noteFile();
  if (probes.noted !== '') appendFileSync(probes.noted, `${id}\n`);
}

/** From now on, this process and its children record for the test with this file. */
export function workFor(file: string): void {
  probes.seen.fill(0);
  probes.noted = file;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const own = folders.filter((folder) => !path.basename(folder).startsWith(MARK));
  process.env.PATH = [...own, file].join(path.delimiter);
}
