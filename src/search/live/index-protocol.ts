import type { IndexedText } from '../index/indexed-text.ts';

/** What the thread that makes an index is started with. */
export interface IndexTask {
  /** How many texts there will be. */
  readonly papers: number;
  /** Where the file of an index is looked for, and written when a new index was built. */
  readonly indexFile?: string | undefined;
}

/** From the main thread: texts in the catalog's order, then their end. */
export type ToIndexThread = { readonly texts: readonly IndexedText[] } | { readonly end: true };

/**
 * From the thread: what it needs all the texts for, to see whether the file is of these, or to build; `taken` for each
 * batch of them; at last the index, in shared memory.
 */
export type FromIndexThread =
  | { readonly needsTexts: 'to compare' | 'to build' }
  | { readonly taken: true }
  | { readonly index: unknown; readonly fromFile: boolean }
  /** After the index: the file could not be written, and why. */
  | { readonly unwritten: string };
