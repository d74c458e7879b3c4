import { closeSync, openSync, readSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { z } from 'zod';
import { type Catalog, createCatalogBuilder } from '../../catalog/catalog.ts';
import type { KeptTables } from '../../catalog/catalog-tables.ts';
import type { Problem } from '../../catalog/file/problem.ts';
import type { Paper } from '../../paper/paper.ts';
import type { PaperColumns } from '../../search/index/columns.ts';
import type { PackedIndex } from '../../search/index/packed-index.ts';
import { isPackedIndex } from '../../search/index/shared-memory.ts';
import { isMeaning, type Meaning } from '../../search/meaning/meaning.ts';
import type { StoredPlace } from './stamp.ts';

/** All that a search over a catalog needs, made once. */
export interface StoredSearch {
  readonly catalog: Catalog;
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  readonly meaning?: Meaning | undefined;
  /** Whether all that can be learnt from the papers is. */
  readonly isLearnt: boolean;
  /** What was met when the catalog was read. */
  readonly problems: readonly Problem[];
}

/** The stored parts but the papers' own lines, which are read one by one. */
export interface StoredParts
  extends Pick<StoredSearch, 'index' | 'columns' | 'meaning' | 'isLearnt' | 'problems'> {
  readonly stamp: string;
  readonly tables: KeptTables;
  /** Where each paper's line begins after the parts, in bytes, and where the last one ends. */
  readonly starts: Float64Array;
}

/** Bytes before the parts: how long they are. */
export const HEAD = 8;

const partsSchema = z.custom<StoredParts>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'stamp' in value &&
    'starts' in value &&
    value.starts instanceof Float64Array &&
    'index' in value &&
    isPackedIndex(value.index) &&
    'isLearnt' in value &&
    typeof value.isLearnt === 'boolean' &&
    (!('meaning' in value) || value.meaning === undefined || isMeaning(value.meaning)),
);

/**
 * Opens the search that is stored for some catalogs; undefined where none is, or one of other files than these, or what is
 * there cannot be read: whoever asks makes it anew. The file stays open for as long as the process lives.
 */
export function openStored({ file, stamp }: StoredPlace): StoredSearch | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const length = Number(bytes(handle, 0, HEAD).readBigUInt64LE());
    const parts = partsSchema.parse(deserialize(bytes(handle, HEAD, length)));
    if (parts.stamp !== stamp) throw new RangeError('of other catalogs');
    const { tables, starts } = parts;
    const read = papersIn(handle, HEAD + length, starts);
    function* readFrom(number: number): Generator<Paper> {
      for (let next = number; next < tables.size; next++) yield read(next);
    }
    return { ...parts, catalog: createCatalogBuilder({ name: stamp, tables, read, readFrom }).catalog() };
  } catch {
    if (handle !== undefined) closeSync(handle);
    return undefined;
  }
}

function papersIn(handle: number, from: number, starts: Float64Array): (number: number) => Paper {
  const known = new Map<number, Paper>();
  return (number) => {
    let paper = known.get(number);
    if (paper === undefined) {
      const start = starts[number] ?? 0;
      const line = bytes(handle, from + start, (starts[number + 1] ?? start) - start);
      paper = JSON.parse(line.toString()) as Paper;
      known.set(number, paper);
    }
    return paper;
  };
}

function bytes(handle: number, from: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const read = readSync(handle, buffer, at, length - at, from + at);
    if (read === 0) throw new RangeError('the file is shorter than it says');
    at += read;
  }
  return buffer;
}
