import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import type { Paper } from '../../paper/paper.ts';
import { MOST_NAMED } from './name-table.ts';
import type { StoredPlace } from './stamp.ts';
import { tablesOf } from './stored-catalog.ts';
import { HEAD, type StoredParts, type StoredSearch } from './stored-file.ts';

/** As many searches are kept, the last ones used: one of 100,000 papers takes some 250 MB. */
const MOST_KEPT = 3;
const CHUNK = 2_000;

/** Stores a search for the next call: into a file beside it, then renamed. @throws Error where it cannot be written. */
export function storeSearch({ folder, file, stamp }: StoredPlace, search: StoredSearch): void {
  const { index, columns, meaning, problems } = search;
  const papers = search.catalog.all();
  if (papers.length > MOST_NAMED) return;
  const lines = papers.map(lineOf);
  const starts = new Float64Array(papers.length + 1);
  for (const [number, line] of lines.entries()) {
    starts[number + 1] = (starts[number] ?? 0) + Buffer.byteLength(line);
  }
  const parts: StoredParts = { stamp, index, columns, meaning, problems, tables: tablesOf(papers), starts };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeOldest(folder);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      const body = serialize(parts);
      const head = Buffer.alloc(HEAD);
      head.writeBigUInt64LE(BigInt(body.length));
      write(handle, head);
      write(handle, body);
      for (let at = 0; at < lines.length; at += CHUNK) {
        write(handle, Buffer.from(lines.slice(at, at + CHUNK).join('')));
      }
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function lineOf(paper: Paper): string {
  return `${JSON.stringify(paper)}\n`;
}

function write(handle: number, part: Buffer): void {
  for (let at = 0; at < part.length; ) at += writeSync(handle, part, at);
}

/** Removes all but the newest, and what processes that were killed have left, to make room for one more. */
function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const aged = files.map((file) => ({
    file,
    at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  const searches = aged.filter(({ file }) => file.endsWith('.search')).sort((a, b) => b.at - a.at);
  const left = aged.filter(({ file, at }) => file.endsWith('.tmp') && Date.now() - at > 600_000);
  for (const { file } of [...searches.slice(MOST_KEPT - 1), ...left]) rmSync(file, { force: true });
}
