import type { IndexedText } from '../index/indexed-text.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly fingerprint: string;
  /** Where a snapshot is looked for, and written when a new index was built. */
  readonly snapshot?: string | undefined;
}

/** From the main thread: texts in the catalog's order, then their end. */
export type ToWorker = { readonly texts: readonly IndexedText[] } | { readonly end: true };

/** From the worker: first whether it needs the texts; `taken` for each batch; at last the index, in shared memory. */
export type FromWorker =
  | { readonly needsTexts: true }
  | { readonly taken: true }
  | { readonly index: unknown; readonly fromSnapshot: boolean }
  /** After the index: the snapshot could not be written, and why. */
  | { readonly unwritten: string };
