/** The kinds of data kept about a person, in display order. */
export const KEPT_KINDS = [
  'follows',
  'saves',
  'votes',
  'submissions',
  'credits',
  'deliveries',
  'address',
  'settings',
  'digests',
  'featured',
] as const;

/**
 * - `settings`: times, zones and ids of DM channels that a person set or caused;
 * - `credits`: papers that say who submitted them;
 * - `digests`, `featured`: what a server keeps using; it merely records who set it up.
 */
export type KeptKind = (typeof KEPT_KINDS)[number];

/** How much is kept, by kind; empty kinds are left out. */
export type KeptCounts = ReadonlyMap<KeptKind, number>;

/** Everything kept about people, wherever it is. */
export interface PersonalData {
  counts(userId: string): Promise<KeptCounts>;
  /**
   * Removes all of it, or the person's name from what belongs to others: a server keeps its digests. Returns what
   * there was. Atomic in the store.
   */
  forget(userId: string): Promise<KeptCounts>;
}
