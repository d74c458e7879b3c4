import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import { keptTablesOf } from '../../catalog/catalog-tables.ts';
import type { Paper } from '../../paper/paper.ts';
import { writeWholeFile } from '../../search/live/whole-file.ts';
import type { StoredPlace } from './stamp.ts';
import { HEAD, type StoredParts, type StoredSearch } from './stored-file.ts';

/** As many searches are kept, the last ones used: one of 100,000 papers takes some 250 MB. */
const MOST_KEPT = 3;
const CHUNK = 2_000;

/** Stores a search for the next call: as a whole or not at all. @throws Error where it cannot be written. */
export function storeSearch({ folder, file, stamp }: StoredPlace, search: StoredSearch): void {
  const { index, columns, meaning, isLearnt, problems } = search;
  const papers = [...search.catalog.all()];
  const lines = papers.map(lineOf);
  const starts = new Float64Array(papers.length + 1);
  for (const [number, line] of lines.entries()) {
    starts[number + 1] = (starts[number] ?? 0) + Buffer.byteLength(line);
  }
  const parts: StoredParts = {
    stamp,
    index,
    columns,
    meaning,
    isLearnt,
    problems,
    tables: keptTablesOf(papers),
    starts,
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeOldest(folder);
  writeWholeFile(file, contentOf(parts, lines));
}

/** How long the parts are, the parts, then a line for each paper. */
function* contentOf(parts: StoredParts, lines: readonly string[]): Generator<Buffer> {
  const body = serialize(parts);
  const head = Buffer.alloc(HEAD);
  head.writeBigUInt64LE(BigInt(body.length));
  yield head;
  yield body;
  for (let at = 0; at < lines.length; at += CHUNK) yield Buffer.from(lines.slice(at, at + CHUNK).join(''));
}

function lineOf(paper: Paper): string {
  return `${JSON.stringify(paper)}\n`;
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
