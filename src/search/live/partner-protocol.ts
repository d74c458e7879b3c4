import type { PackedIndex } from '../index/packed-index.ts';
import type { QueryTerm } from '../query/terms.ts';
import type { RunRequest } from '../rank/best-run.ts';
import type { WorkMemory } from '../rank/work-memory.ts';

/** Messages from a search thread to its partner. */
export type ToPartner =
  | { readonly memory: WorkMemory }
  | { readonly open: number; readonly index: PackedIndex }
  | { readonly letGo: number }
  | {
      readonly job: number;
      /** The number the index was opened under. */
      readonly of: number;
      readonly terms: readonly QueryTerm[];
      readonly request: Omit<RunRequest, 'filter'>;
    };
