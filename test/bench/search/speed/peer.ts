import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Paper } from '../../../../src/paper/paper.ts';

/** How many results a query gave, to show that the engine worked. */
type Count = Promise<number> | number;

/** What the bench asks of an engine. Features it lacks are absent. */
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
  /** Replaces this index with another catalog's. */
  swap?(next: Catalog): Promise<void>;
  /** Writes everything `restore` needs into the folder that `build` was given. */
  save?(): Promise<void>;
  /** Memory outside the heap and array buffers, in MB, if the engine can tell. */
  readonly otherMemory?: number;
}

/** What an engine is built from: papers, the same as a catalog, and its own folder to write to. */
export interface Library {
  readonly papers: readonly Paper[];
  readonly catalog: Catalog;
  readonly folder: string;
}

/** A measured engine, one file each in `peers/`. */
export interface Peer {
  readonly name: string;
  /** The package it comes from; absent for our own. */
  readonly package?: string;
  /** Which settings it uses and why its documentation recommends them: one sentence. */
  readonly settings: string;
  build(library: Library): Promise<PeerIndex>;
  /** Restarts in a fresh process from what `save` wrote. */
  restore?(library: Library): Promise<Pick<PeerIndex, 'search'>>;
}

/** The engine that the goals are about, and the one that shows the practical limit. */
export const OURS = 'Paperboy';
export const LIMIT = 'packed arrays (the limit)';

/** Results requested from every engine. */
export const RESULTS = 10;
