import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** What a folder on the search path is called that is none, but tells which test a process works for. */
export const MARK = 'probes-of-';

/** More blocks than the sources have; a table of bytes, since hot loops look into it. */
const seen = new Uint8Array(2 ** 18);
let noted: string | undefined;

/** The file that notes what the test of this process runs, by the search path, which every child process inherits. */
function noteFile(): string {
  const last = process.env.PATH?.split(path.delimiter).at(-1) ?? '';
  return path.basename(last).startsWith(MARK) ? last : '';
}

/** Notes that a block runs, the first time for each test. Written at once: some processes are killed. */
export function hit(id: number): void {
  if (seen[id] === 1) return;
  seen[id] = 1;
  noted ??= noteFile();
  if (noted !== '') appendFileSync(noted, `${id}\n`);
}

/** From now on, this process and those that it starts work for the test whose notes stand in this file. */
export function workFor(file: string): void {
  seen.fill(0);
  noted = file;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const own = folders.filter((folder) => !path.basename(folder).startsWith(MARK));
  process.env.PATH = [...own, file].join(path.delimiter);
}
