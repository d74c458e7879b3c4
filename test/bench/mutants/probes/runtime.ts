import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** What a folder on the search path is called that is none, but tells which test a process works for. */
export const MARK = 'probes-of-';

/** More blocks than the sources have. */
const MOST_BLOCKS = 2 ** 18;

interface Probes {
  /** By the number of the block; bytes, since hot loops look into it. */
  readonly seen: Uint8Array;
  noted: string | undefined;
}

declare global {
  var paperboyProbes: Probes | undefined;
}

// Tests run this file as vitest makes it, what is compiled runs it compiled: both are to know the same.
globalThis.paperboyProbes ??= { seen: new Uint8Array(MOST_BLOCKS), noted: undefined };
const probes = globalThis.paperboyProbes;

/** The file that notes what the test of this process runs, by the search path, which every child process inherits. */
function noteFile(): string {
  const last = process.env.PATH?.split(path.delimiter).at(-1) ?? '';
  return path.basename(last).startsWith(MARK) ? last : '';
}

/** Notes that a block runs, the first time for each test. Written at once: some processes are killed. */
export function hit(id: number): void {
  if (probes.seen[id] === 1) return;
  probes.seen[id] = 1;
  probes.noted ??= noteFile();
  if (probes.noted !== '') appendFileSync(probes.noted, `${id}\n`);
}

/** From now on, this process and those that it starts work for the test whose notes stand in this file. */
export function workFor(file: string): void {
  probes.seen.fill(0);
  probes.noted = file;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const own = folders.filter((folder) => !path.basename(folder).startsWith(MARK));
  process.env.PATH = [...own, file].join(path.delimiter);
}
