/**
 * One paper, as used throughout the program: a catalog's public JSON line, with unknown keys kept apart.
 *
 * Values were cleaned on the way in (`catalog/`): trimmed, free of control characters and of bounded length. They are
 * still untrusted text: a view escapes them before they reach Discord.
 */
export interface Paper {
  /** arXiv id without version (`2005.11401`, `hep-th/9901001`), or `source:key` for any other source. */
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
  /** Two or three sentences, ours or the source's. */
  readonly summary?: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` if no more is known. */
  readonly published?: string;
  /** arXiv categories such as `cs.CL`; the first is the primary one. */
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  /** Day of the batch the paper was listed in, `YYYY-MM-DD`. */
  readonly listedOn?: string;
  readonly upvotes?: number;
  readonly comments?: number;
  readonly codeUrl?: string;
  readonly codeStars?: number;
  readonly projectUrl?: string;
  readonly thumbnailUrl?: string;
  readonly organization?: string;
  /** Where to read the paper; derived from the id if absent (see `paper/url.ts`). */
  readonly url?: string;
  /** Keys of the catalog line that this version doesn't know, written back unchanged. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
