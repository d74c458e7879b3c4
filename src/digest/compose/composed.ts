import type { Digest } from '../digest.ts';
import type { Composed } from '../outlet.ts';

/** A channel's digest, with what the ledger keeps of it. */
export function composed(digest: Digest): Composed<Digest> {
  const { entries, batchDay, considered, quiet } = digest;
  const papers = entries.map(({ paper }) => ({ id: paper.id, upvotes: paper.upvotes ?? 0 }));
  return { digest, content: { papers, batchDay, considered }, ...(quiet === undefined ? {} : { quiet }) };
}
