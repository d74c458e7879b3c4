/** What is kept of a person, kind by kind, in the order in which it is told. */
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
 * - `settings`: hours, zones and ids of private channels, as far as a person set or caused them;
 * - `credits`: papers that say who submitted them;
 * - `digests`, `featured`: what a server goes on using, and only says whose doing it was.
 */
export type KeptKind = (typeof KEPT_KINDS)[number];

/** How much is kept, without the kinds of which there is nothing. */
export type KeptCounts = ReadonlyMap<KeptKind, number>;

/** Everything that is kept of people, wherever it is. */
export interface PersonalData {
  counts(userId: string): Promise<KeptCounts>;
  /**
   * Removes all of it, or the person's name from what belongs to others: a server keeps its digests. Gives what there
   * was. Nothing of it is left half removed in the store.
   */
  forget(userId: string): Promise<KeptCounts>;
}
