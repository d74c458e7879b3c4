import type { IndexedText } from '../index/indexed-text.ts';
import type { KnownColumns } from './columns-file.ts';

/** What the index worker should do. */
export interface IndexTask {
  /** Fingerprint of the catalog's texts (see `Catalog.texts`). */
  readonly texts: string;
  /** The index file to read, and to write after a new index was built. */
  readonly indexFile?: string | undefined;
  /** An index of the catalog's first papers, to append the others to instead of reading the file. */
  readonly first?: unknown;
  /** Whether to index the papers of its tail again, since some of their texts changed. */
  readonly isTailAnew?: boolean | undefined;
  /**
   * Papers of `first` whose texts changed, ascending. Unless the catalog is small, the index delivered first still has their old
   * texts; the merged one that follows has the new ones.
   */
  readonly outdated?: readonly number[] | undefined;
  /** How many of the catalog's first papers the file is known to cover. */
  readonly kept?: number | undefined;
  /** Up to this many papers, merge before delivering the index. */
  readonly mergedAtOnce: number;
  /** The file to read columns from, and the name of the catalog's base. */
  readonly columnsFile?: { readonly file: string; readonly base: string } | undefined;
}

/**
 * From the main thread: first the task; then texts in catalog order and their end; and, in reply to `isStart`, how many papers the
 * file covers, or 0 if it's of no use.
 */
export type ToIndexThread =
  | { readonly task: IndexTask }
  | { readonly texts: readonly IndexedText[] }
  /** New texts of the outdated papers, in order; sent before the other texts. */
  | { readonly instead: readonly IndexedText[] }
  | { readonly end: true }
  | { readonly start: number };

/**
 * From the worker: a question whether the catalog starts with the texts of the file; a request for texts from a paper on; `taken`
 * for each batch; finally the index, in shared memory.
 */
export type FromIndexThread =
  | { readonly isStart: string }
  | { readonly needsTexts: number }
  | { readonly taken: true }
  | {
      readonly index: unknown;
      readonly fromFile: boolean;
      /** How many papers came from an existing index. */
      readonly same: number;
      /** Whether it has the current texts of the outdated papers. */
      readonly isUpToDate: boolean;
      /** Content of the columns file. */
      readonly known?: KnownColumns | undefined;
    }
  /** After an index with a large tail or old texts: the merged index with current texts, in shared memory. */
  | { readonly merged: unknown }
  /** After the index: how many papers the file covers, or why it couldn't be written. */
  | { readonly kept: number }
  | { readonly unwritten: string };
