import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { packChecked } from '../../search/live/checked-file.ts';
import { writeWholeFile } from '../../search/live/whole-file.ts';
import type { StoredPlace } from './stamp.ts';
import { STORED_FORMAT, type StoredParts, type StoredSearch } from './stored-file.ts';

/** As many searches are kept, the last ones used: one of 100,000 papers takes some 250 MB. */
const MOST_KEPT = 3;

/**
 * Stores a search for the next call beside the papers that it is of: as a whole or not at all.
 *
 * @throws Error where it cannot be written, or its papers are not kept.
 */
export function storeSearch({ folder, searchFile }: StoredPlace, search: StoredSearch): void {
  const { index, columns, meaning, isLearnt, catalog } = search;
  if (catalog.base === undefined) throw new Error('its papers are held in memory alone.');
  const parts: StoredParts = { index, columns, meaning, isLearnt };
  writeWholeFile(searchFile, packChecked(STORED_FORMAT, catalog.base.name, parts));
  removeOldest(folder);
}

/** Removes all but the newest, and papers without a search. */
function removeOldest(folder: string): void {
  const aged = readdirSync(folder).map((name) => {
    const file = path.join(folder, name);
    return { file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const searches = aged.filter(({ file }) => file.endsWith('.search')).sort((a, b) => b.at - a.at);
  const kept = new Set(searches.slice(0, MOST_KEPT).map(({ file }) => nameOfBoth(file)));
  const isOver = (file: string, at: number) =>
    /\.(?:search|papers)$/.test(file)
      ? !kept.has(nameOfBoth(file)) && (file.endsWith('.search') || Date.now() - at > ABANDONED)
      : file.endsWith('.tmp') && Date.now() - at > ABANDONED;
  for (const { file, at } of aged) if (isOver(file, at)) rmSync(file, { force: true });
  // The papers of a search go with it.
  for (const { file } of searches.slice(MOST_KEPT)) rmSync(`${nameOfBoth(file)}.papers`, { force: true });
}

/** What was begun and not touched for so long, in ms, is nobody's any more. */
const ABANDONED = 600_000;

function nameOfBoth(file: string): string {
  return file.replace(/\.\w+$/, '');
}
