import type { Notice } from '../search/query/notice.ts';

/** What a paper must be or contain: a combination of terms (see `search/match/terms.ts`), names and categories. */
export type Wanted =
  | { readonly kind: 'term'; readonly term: string }
  /** Exactly these letters, case included. */
  | { readonly kind: 'acronym'; readonly acronym: string }
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Wanted[] };

/** A follow in the form used for matching. */
export interface FollowConditions {
  readonly wanted: Wanted;
  /** Terms a paper must not contain. */
  readonly unwanted: readonly string[];
}

/** A follow parsed from what was typed; it matches nothing if it names nothing a paper could have. */
export type ReadFollow =
  | { readonly kind: 'read'; readonly conditions: FollowConditions; readonly notices: readonly Notice[] }
  | { readonly kind: 'nothing-wanted' }
  /** It names a time, which is pointless: follows get new papers. */
  | { readonly kind: 'dated' };
