import type { Paper } from '../../paper/paper.ts';
import type { RefreshState } from './state.ts';

/** What was written since a revision, all of one moment. */
export interface CatalogNews {
  /** Rises with every write. */
  readonly revision: number;
  readonly papers: readonly Paper[];
  readonly state: RefreshState;
}

/** What is to be written, and what it is merged with: the papers as they are now, and what is remembered. */
export interface CatalogChange {
  readonly papers: readonly Paper[];
  readonly state: RefreshState;
}

/** The refreshed papers, and what refreshes remember, where several processes keep them together. */
export interface SharedCatalog {
  /** The last revision that was written; 0 before the first. */
  revision(): Promise<number>;
  /** What was written after a revision. */
  read(after: number): Promise<CatalogNews>;
  /**
   * Writes in one step, while nobody else does, what `change` makes of what others wrote after a revision. All processes hear
   * of it. Gives the new revision.
   */
  write(after: number, change: (news: CatalogNews) => CatalogChange): Promise<number>;
  /** When the sources are to be asked next, as whoever asked them last wrote down. */
  dueAt(): Promise<Date | undefined>;
  setDueAt(at: Date): Promise<void>;
}
