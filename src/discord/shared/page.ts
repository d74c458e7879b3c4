/** The page that a page button's arguments ask for, from 0; what cannot be read is the first page. */
export function pageOf(args: readonly string[]): number {
  const page = Number(args[0]);
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}
