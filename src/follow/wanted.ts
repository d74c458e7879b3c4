import type { Notice } from '../search/query/notice.ts';

/** What a paper must be or hold, put together from terms (see `search/match/terms.ts`), names and categories. */
export type Wanted =
  | { readonly kind: 'term'; readonly term: string }
  /** Just these letters, in these cases. */
  | { readonly kind: 'acronym'; readonly acronym: string }
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Wanted[] };

/** A follow as it is matched. */
export interface FollowConditions {
  readonly wanted: Wanted;
  /** Terms of which a paper must hold none. */
  readonly unwanted: readonly string[];
}

/** A follow read from what was typed; nothing to match by where it says nothing that a paper could have. */
export type ReadFollow =
  | { readonly kind: 'read'; readonly conditions: FollowConditions; readonly notices: readonly Notice[] }
  | { readonly kind: 'nothing-wanted' }
  /** It asks for papers of some time, which a follow has no use for: it gets the new ones. */
  | { readonly kind: 'dated' };
