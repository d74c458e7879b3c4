import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAbandoned } from '../../catalog/file/leftovers.ts';
import { packChecked } from '../../search/live/checked-file.ts';
import { writeWholeFile } from '../../search/live/whole-file.ts';
import { withoutMemory } from '../../search/meaning/meaning.ts';
import type { StoredPlace } from './stamp.ts';
import { STORED_FORMAT, type StoredParts, type StoredSearch } from './stored-file.ts';

/** How many searches to keep, most recently used first: one over 100,000 papers takes about 250 MB. */
const MOST_KEPT = 3;

/**
 * Stores a search for the next call beside its papers, all or nothing.
 * @throws Error if it can't be written, or its papers aren't kept on disk.
 */
export function storeSearch({ folder, searchFile }: StoredPlace, search: StoredSearch): void {
  const { index, columns, meaning, isLearnt, catalog } = search;
  if (catalog.base === undefined) throw new Error('its papers are only in memory.');
  const parts: StoredParts = { index, columns, meaning: meaning && withoutMemory(meaning), isLearnt };
  writeWholeFile(searchFile, packChecked(STORED_FORMAT, catalog.base.name, parts));
  removeOldest(folder);
}

/** Removes all but the newest searches, and papers without a search. */
function removeOldest(folder: string): void {
  const aged = readdirSync(folder).map((name) => {
    const file = path.join(folder, name);
    return { file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const searches = aged.filter(({ file }) => file.endsWith('.search')).sort((a, b) => b.at - a.at);
  const kept = new Set(searches.slice(0, MOST_KEPT).map(({ file }) => nameOfBoth(file)));
  const over = new Set(searches.slice(MOST_KEPT).map(({ file }) => nameOfBoth(file)));
  for (const { file, at } of aged) {
    const both = nameOfBoth(file);
    const isTheirs = /\.(?:search|papers)$/.test(file);
    // Papers without a search may belong to one that is still being built.
    const isNobodys = (file.endsWith('.tmp') || (isTheirs && !kept.has(both))) && isAbandoned(at);
    if (isNobodys || (isTheirs && over.has(both))) rmSync(file, { force: true });
  }
}

function nameOfBoth(file: string): string {
  return file.replace(/\.\w+$/, '');
}
