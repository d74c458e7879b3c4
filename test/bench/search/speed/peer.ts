import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Paper } from '../../../../src/paper/paper.ts';

/** How many results a query gave, to show that the engine worked. */
type Count = Promise<number> | number;

/** What the bench asks of an engine. What it cannot do is absent. */
export interface PeerIndex {
  search(text: string): Count;
  /** Search that forgives misspellings. */
  typos?(text: string): Count;
  /** Titles for a half-typed text. */
  complete?(typed: string): Count;
  /** Papers like the one with this id. */
  similar?(id: string): Count;
  /** Quotes that answer a question. */
  answer?(question: string): Count;
  /** Puts the index of another catalog in place of this one. */
  swap?(next: Catalog): Promise<void>;
  /** Writes all that `restore` needs into the folder that `build` was given. */
  save?(): Promise<void>;
  /** Memory outside the heap and the array buffers, in MB, where the engine can tell. */
  readonly otherMemory?: number;
}

/** What an engine is built of: papers, the same as a catalog, and a folder of its own to write into. */
export interface Library {
  readonly papers: readonly Paper[];
  readonly catalog: Catalog;
  readonly folder: string;
}

/** An engine under measure, one file each in `peers/`. */
export interface Peer {
  readonly name: string;
  /** The package that it comes from; absent for our own. */
  readonly package?: string;
  /** Which of its settings are used and why they are the ones that its documentation advises: one sentence. */
  readonly settings: string;
  build(library: Library): Promise<PeerIndex>;
  /** Starts again, in a fresh process, from what `save` wrote. */
  restore?(library: Library): Promise<Pick<PeerIndex, 'search'>>;
}

/** The engine that the goals are about, and the one that marks the practical limit. */
export const OURS = 'Paperboy';
export const LIMIT = 'packed arrays (the limit)';

/** Results asked of every engine. */
export const RESULTS = 10;
