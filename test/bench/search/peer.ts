import type { Paper } from '../../../src/paper/paper.ts';

/** What the bench asks of an engine; each answers with how many results it gave, to show that it worked. */
export interface PeerIndex {
  search(text: string): Promise<number> | number;
  /** Search that forgives misspellings; absent where the engine has none. */
  typos?(text: string): Promise<number> | number;
  /** Titles for a half-typed text; absent where the engine has none. */
  complete?(typed: string): Promise<number> | number;
  /** Starts again from what it wrote, and gives the time of that in ms; absent where it cannot. */
  restart?(): Promise<number>;
  /** Memory outside the heap and the array buffers, in MB, where the engine can tell. */
  readonly otherMemory?: number;
}

/** An engine under measure, one file each in `peers/`. */
export interface Peer {
  readonly name: string;
  build(papers: readonly Paper[]): Promise<PeerIndex>;
}

/** Results asked of every engine. */
export const RESULTS = 10;
