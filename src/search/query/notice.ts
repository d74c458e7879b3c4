/** What a person should be told of how a request was read and carried out: data, which the view puts into words. */
export type Notice =
  /** The query is the id of a paper that the catalog does not hold. */
  | { readonly kind: 'no-such-paper'; readonly id: string }
  /** Of several papers cited together, the catalog lacks the one that is cited so. */
  | { readonly kind: 'not-cited-so'; readonly citation: string }
  /** None of so many links in the query leads to a paper of the catalog. */
  | { readonly kind: 'unknown-links'; readonly links: number }
  /** What was given for `after` or `before` is no date, so it was left out. */
  | { readonly kind: 'unread-date'; readonly option: 'after' | 'before'; readonly given: string }
  /** A word stands before a colon as if it were a condition, and is none; its words were searched. */
  | { readonly kind: 'unknown-condition'; readonly key: string }
  /** Nothing follows the colon of a condition. */
  | { readonly kind: 'empty-condition'; readonly key: string }
  /** Conditions beyond the first so many were left out. */
  | { readonly kind: 'too-many-conditions'; readonly most: number }
  /** A quote is not closed. */
  | { readonly kind: 'open-quote' }
  /** What stands after the first so many characters was left out. */
  | { readonly kind: 'too-long'; readonly most: number }
  /** These words were searched for beside those typed. */
  | { readonly kind: 'also-searched-for'; readonly words: string }
  /** No paper holds these words, nor any that is near them: the hits are for the others. */
  | { readonly kind: 'not-mentioned'; readonly words: readonly string[] }
  /** Nothing was found, and neither a paper nor a name holds these words of a query that has known ones too. */
  | { readonly kind: 'not-known'; readonly words: readonly string[] }
  /** No paper between these partial dates fits: the hits are of other times. */
  | { readonly kind: 'not-at-that-time'; readonly after?: string; readonly before?: string }
  /** The query is written as a title is, and no paper found for it has that title, or nearly. */
  | { readonly kind: 'no-such-title' }
  /** The query is small words alone: the hits are titles that hold them. */
  | { readonly kind: 'in-titles' }
  /** The query holds no word to search for: the hits are the newest papers. */
  | { readonly kind: 'no-words' }
  /** The hits were to be ordered by votes, and none of them has any. */
  | { readonly kind: 'no-votes' }
  /** Nothing is left with these conditions, as they stand in the query. */
  | { readonly kind: 'leaves-nothing'; readonly conditions: readonly string[] };
