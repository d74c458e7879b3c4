import { type Catalog, createCatalogBuilder } from '../../catalog/catalog.ts';
import type { Problem } from '../../catalog/file/problem.ts';
import { openPaperFile } from '../../catalog/paper-file/read.ts';
import type { PaperColumns } from '../../search/index/columns.ts';
import type { PackedIndex } from '../../search/index/packed-index.ts';
import { isPackedIndex } from '../../search/index/shared-memory.ts';
import { readChecked } from '../../search/live/checked-file.ts';
import { INDEX_FORMAT } from '../../search/live/index-file.ts';
import { MEANING_FORMAT } from '../../search/live/meaning-file.ts';
import { isMeaning, type Meaning } from '../../search/meaning/meaning.ts';
import type { StoredPlace } from './stamp.ts';

/** Everything a search over a catalog needs, built once. */
export interface StoredSearch {
  readonly catalog: Catalog;
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  readonly meaning?: Meaning | undefined;
  /** Has everything been learnt from the papers? */
  readonly isLearnt: boolean;
  /** Problems found while reading the catalog. */
  readonly problems: readonly Problem[];
}

/** What is stored beside the papers. */
export type StoredParts = Pick<StoredSearch, 'index' | 'columns' | 'meaning' | 'isLearnt'>;

/** Increase it when the storage format changes. */
export const STORED_FORMAT = `paperboy-terminal 1, ${INDEX_FORMAT}, ${MEANING_FORMAT}`;

/**
 * Opens the search stored for some catalog files; undefined if there is none, it is for other files, or it can't be
 * read: the caller then builds a new one. The papers' file stays open until the process ends.
 */
export async function openStored({
  papersFile,
  searchFile,
  stamp,
}: StoredPlace): Promise<StoredSearch | undefined> {
  const papers = await openPaperFile(papersFile, stamp);
  if ('kind' in papers) return undefined;
  try {
    const parts = readChecked(searchFile, STORED_FORMAT, papers.name)?.value;
    if (!areParts(parts)) return undefined;
    return { ...parts, catalog: createCatalogBuilder(papers).catalog(), problems: papers.problems };
  } catch {
    return undefined;
  }
}

function areParts(value: unknown): value is StoredParts {
  return (
    typeof value === 'object' &&
    value !== null &&
    'index' in value &&
    isPackedIndex(value.index) &&
    'columns' in value &&
    'isLearnt' in value &&
    typeof value.isLearnt === 'boolean' &&
    (!('meaning' in value) || value.meaning === undefined || isMeaning(value.meaning))
  );
}
