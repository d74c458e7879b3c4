import { createHash } from 'node:crypto';

/** The longest id that goes as it is into a `custom_id` or a choice, which hold 100 characters with what stands around it. */
const LONGEST_PLAIN = 48;

/**
 * A name of at most 48 characters for a paper's id: the id itself where it is short (every arXiv id is), else a digest of it,
 * marked with a tilde. `Catalog.get` takes both.
 */
export function paperKey(id: string): string {
  return id.length <= LONGEST_PLAIN
    ? id
    : `~${createHash('sha256').update(id).digest('base64url').slice(0, 24)}`;
}
