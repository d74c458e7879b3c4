import type { DigestFeedStore } from '../../digest/digest-feeds.ts';
import type { Delivery } from '../../digest/ledger.ts';

/** What the web side may know about digests: only those that moderators published, by an unguessable address. */
export interface PublishedDigests extends Pick<DigestFeedStore, 'find'> {
  /** Does the digest still exist? */
  isThere(subscriptionId: string): Promise<boolean>;
  /** A digest's latest deliveries, newest first. */
  recent(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
}
