import type { IndexedText } from '../index/indexed-text.ts';
import type { KnownColumns } from './columns-file.ts';

/** What the thread that makes an index is to do. */
export interface IndexTask {
  /** What tells the texts of the catalog from others (see `Catalog.texts`). */
  readonly texts: string;
  /** Where the file of an index is looked for, and written when a new index was built. */
  readonly indexFile?: string | undefined;
  /** An index of the catalog's first papers, which the others are appended to; the file is not read then. */
  readonly first?: unknown;
  /** Whether those of its tail are among the others, since some of them have another text now. */
  readonly isTailAnew?: boolean | undefined;
  /**
   * Papers of `first` that have another text now, ascending. What is handed over has the old ones of them, unless the catalog is small;
   * the index with the new ones follows as a merged one.
   */
  readonly outdated?: readonly number[] | undefined;
  /** How many of the catalog's first papers the file is known to be of. */
  readonly kept?: number | undefined;
  /** So few papers are merged sooner than a search could begin with what is not merged yet. */
  readonly mergedAtOnce: number;
  /** Where columns of the catalog's base, of this name, are looked for. */
  readonly columnsFile?: { readonly file: string; readonly base: string } | undefined;
}

/**
 * From the main thread: what is to be done, which comes first; texts in the catalog's order, then their end; and how many papers there are in the file that the thread
 * asked about, 0 when it is of no use.
 */
export type ToIndexThread =
  | { readonly task: IndexTask }
  | { readonly texts: readonly IndexedText[] }
  /** Texts of those that are outdated, in their order; they come before the others. */
  | { readonly instead: readonly IndexedText[] }
  | { readonly end: true }
  | { readonly start: number };

/**
 * From the thread: whether the catalog begins with what the file is of; that it needs the texts from a paper on; `taken` for
 * each batch; at last the index, in shared memory.
 */
export type FromIndexThread =
  | { readonly isStart: string }
  | { readonly needsTexts: number }
  | { readonly taken: true }
  | {
      readonly index: unknown;
      readonly fromFile: boolean;
      /** How many papers were in the index that the others were appended to, or in one that is whole. */
      readonly same: number;
      /** Whether it has the texts of now of what was outdated. */
      readonly isUpToDate: boolean;
      /** What the file of columns holds. */
      readonly known?: KnownColumns | undefined;
    }
  /** After an index that has many papers in its tail, or old texts: the same without, in shared memory. */
  | { readonly merged: unknown }
  /** After the index: of how many papers the file is, or that it could not be written, and why. */
  | { readonly kept: number }
  | { readonly unwritten: string };
