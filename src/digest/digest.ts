import type { Paper } from '../paper/paper.ts';

/** One paper of a digest. */
export interface DigestEntry {
  readonly paper: Paper;
  /** In our words, may be empty. */
  readonly why: string;
  /** Set when moderators put it first. */
  readonly featured?: { readonly note?: string };
}

/** What a channel is told on one day, before anything is drawn. */
export interface Digest {
  /** The local day, `YYYY-MM-DD`. */
  readonly period: string;
  readonly weekly: boolean;
  /** Best first, featured ones before all others. */
  readonly entries: readonly DigestEntry[];
  /** Honest sentences about what this digest is made of. */
  readonly notes: readonly string[];
  /** Set on a quiet day: why there is nothing. */
  readonly quiet?: string;
  /** Newest batch day it draws from. */
  readonly batch: string | undefined;
  /** Set when it comes late: when it was due. */
  readonly lateSince?: Date;
  /** When the next one comes. */
  readonly nextAt?: Date;
}
