import type { IndexedText } from '../index/indexed-text.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly fingerprint: string;
  /** Where the file of an index is looked for, and written when a new index was built. */
  readonly indexFile?: string | undefined;
}

/** From the main thread: texts in the catalog's order, then their end. */
export type ToWorker = { readonly texts: readonly IndexedText[] } | { readonly end: true };

/** From the worker: first whether it needs the texts; `taken` for each batch; at last the index, in shared memory. */
export type FromWorker =
  | { readonly needsTexts: true }
  | { readonly taken: true }
  | { readonly index: unknown; readonly fromFile: boolean }
  /** After the index: the file could not be written, and why. */
  | { readonly unwritten: string };
