import { createHash } from 'node:crypto';

/** Longest id used unchanged in a `custom_id` or a choice, which take 100 characters including what surrounds it. */
const LONGEST_PLAIN = 48;

/**
 * A key of at most 48 characters for a paper's id: the id itself if it's short (every arXiv id is), or else a digest
 * marked with a tilde. `Catalog.get` takes both.
 */
export function paperKey(id: string): string {
  return id.length <= LONGEST_PLAIN
    ? id
    : `~${createHash('sha256').update(id).digest('base64url').slice(0, 24)}`;
}
