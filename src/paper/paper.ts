/**
 * One paper as the whole program knows it: the public JSON line of a catalog, with its unknown keys set apart.
 *
 * Values have passed the border (`catalog/`), so they are trimmed, free of control characters and of bounded
 * length. They are still somebody else's text: a view escapes them before they reach Discord.
 */
export interface Paper {
  /** arXiv id without version (`2005.11401`, `hep-th/9901001`), or `source:key` for any other source. */
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
  /** Two or three sentences, ours or the source's. */
  readonly summary?: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no more is known. */
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
  /** Where the paper is read; follows from the id where absent (see `paper/id.ts`). */
  readonly url?: string;
  /** Keys of the catalog line that this version does not know, written back as they came. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
