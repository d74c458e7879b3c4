/**
 * PostgreSQL's advisory locks of this program, by number. Two uses of one number wait for each other, and one of them is held
 * as long as a process leads.
 */
export const LOCKS = {
  submissions: 7_115_301,
  arrivals: 7_115_302,
  mailRequests: 7_115_312,
  digestFeeds: 7_115_315,
  /** Whoever holds this one asks the sources. It ends with the connection of its holder. */
  lead: 7_115_316,
} as const;
