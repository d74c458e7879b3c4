/** A start works out what a file lacks. */
const MISSING = 1 / 100;

/** Whether a file lacks so large a share of the papers that it is written anew. @param kept - Of how many of them it is. */
export function isOutdated(kept: number, papers: number): boolean {
  return papers - kept > papers * MISSING;
}
