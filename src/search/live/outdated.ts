/** The largest share of papers that may be missing from a file; a start indexes them. */
const MISSING = 1 / 100;

/** Whether so many papers are missing from a file that it should be rewritten. @param kept - How many papers it covers. */
export function isOutdated(kept: number, papers: number): boolean {
  return papers - kept > papers * MISSING;
}
