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

/** What is stored beside the papers. */
export type StoredParts = Pick<StoredSearch, 'index' | 'columns' | 'meaning' | 'isLearnt'>;

/** Raised when the parts are stored otherwise. */
export const STORED_FORMAT = `paperboy-terminal 1, ${INDEX_FORMAT}, ${MEANING_FORMAT}`;

/**
 * Opens the search that is stored for some catalogs; undefined where none is, or one of other files than these, or what is
 * there cannot be read: whoever asks makes it anew. The papers' file stays open for as long as the process lives.
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
