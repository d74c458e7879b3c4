import type { DigestFeedStore } from '../../digest/digest-feeds.ts';
import type { Delivery } from '../../digest/ledger.ts';

/** What the web side may know of digests: those that moderators published, by an address that nobody guesses. */
export interface PublishedDigests extends Pick<DigestFeedStore, 'find'> {
  /** Whether the digest is still there. */
  isThere(subscriptionId: string): Promise<boolean>;
  /** The newest deliveries of a digest, newest first. */
  recent(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
}
