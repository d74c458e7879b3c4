import type { Paper } from '../../paper/paper.ts';
import type { RefreshState } from './state.ts';

/** A consistent view of what was written since a revision. */
export interface CatalogNews {
  /** Increases with every write. */
  readonly revision: number;
  readonly papers: readonly Paper[];
  readonly state: RefreshState;
}

/** What to write and what to merge it with: the papers as they are now, and the state. */
export interface CatalogChange {
  readonly papers: readonly Paper[];
  readonly state: RefreshState;
}

/** Refreshed papers and the refresh state, shared by several processes. */
export interface SharedCatalog {
  /** The latest revision; 0 before the first. */
  revision(): Promise<number>;
  /** What was written after a revision. */
  read(after: number): Promise<CatalogNews>;
  /**
   * Atomically writes what `change` makes of other processes' writes since a revision, and notifies all processes.
   * Returns the new revision.
   */
  write(after: number, change: (news: CatalogNews) => CatalogChange): Promise<number>;
  /** When the next refresh is due, as recorded by the last process to run one. */
  dueAt(): Promise<Date | undefined>;
  setDueAt(at: Date): Promise<void>;
}
