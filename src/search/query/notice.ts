/** What a person should be told about how a request was read and carried out: data that the view puts into words. */
export type Notice =
  /** The query is the id of a paper that isn't in the catalog. */
  | { readonly kind: 'no-such-paper'; readonly id: string }
  /** Of several papers cited together, the one cited this way isn't in the catalog. */
  | { readonly kind: 'not-cited-so'; readonly citation: string }
  /** None of the query's links leads to a paper in the catalog. */
  | { readonly kind: 'unknown-links'; readonly links: number }
  /** The value of `after` or `before` isn't a date and was ignored. */
  | { readonly kind: 'unread-date'; readonly option: 'after' | 'before'; readonly given: string }
  /** A word before a colon looks like a condition but isn't one; its words were searched for. */
  | { readonly kind: 'unknown-condition'; readonly key: string }
  /** Nothing follows the colon of a condition. */
  | { readonly kind: 'empty-condition'; readonly key: string }
  /** Conditions beyond the limit were ignored. */
  | { readonly kind: 'too-many-conditions'; readonly most: number }
  /** A quote is not closed. */
  | { readonly kind: 'open-quote' }
  /** Text beyond the length limit was ignored. */
  | { readonly kind: 'too-long'; readonly most: number }
  /** These words were searched for in addition to those typed. */
  | { readonly kind: 'also-searched-for'; readonly words: string }
  /** No paper has these words or similar ones: the hits are for the others. */
  | { readonly kind: 'not-mentioned'; readonly words: readonly string[] }
  /** Nothing was found, and these words are in no paper or name; the query has known ones too. */
  | { readonly kind: 'not-known'; readonly words: readonly string[] }
  /** None of the named people's papers has these words: the hits are all of their papers. */
  | { readonly kind: 'not-on-that'; readonly words: string }
  /** No paper between these partial dates fits: the hits are from other times. */
  | { readonly kind: 'not-at-that-time'; readonly after?: string; readonly before?: string }
  /** The query is written like a title, and no paper found for it has that title, exactly or nearly. */
  | { readonly kind: 'no-such-title' }
  /** The query is only small words: the hits are titles that contain them. */
  | { readonly kind: 'in-titles' }
  /** The query has no word to search for: the hits are the newest papers. */
  | { readonly kind: 'no-words' }
  /** The hits were to be sorted by votes, but none has any. */
  | { readonly kind: 'no-votes' }
  /** Nothing matches with these conditions, quoted as in the query. */
  | { readonly kind: 'leaves-nothing'; readonly conditions: readonly string[] };
