import type { IndexedText } from '../index/indexed-text.ts';
import type { KnownColumns } from './columns-file.ts';

/** What the thread that makes an index is started with. */
export interface IndexTask {
  /** What tells the texts of the catalog from others (see `Catalog.texts`). */
  readonly texts: string;
  /** Where the file of an index is looked for, and written when a new index was built. */
  readonly indexFile?: string | undefined;
  /** Where columns of the catalog's base, of this name, are looked for. */
  readonly columnsFile?: { readonly file: string; readonly base: string } | undefined;
}

/** From the main thread: texts in the catalog's order, then their end. */
export type ToIndexThread = { readonly texts: readonly IndexedText[] } | { readonly end: true };

/**
 * From the thread: that it needs all the texts, where there is no file of them; `taken` for each batch; at last the index, in
 * shared memory.
 */
export type FromIndexThread =
  | { readonly needsTexts: true }
  | { readonly taken: true }
  | {
      readonly index: unknown;
      readonly fromFile: boolean;
      /** What the file of columns holds. */
      readonly known?: KnownColumns | undefined;
    }
  /** After the index: the file could not be written, and why. */
  | { readonly unwritten: string };
