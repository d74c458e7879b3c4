/** Two figures up to this one mean a year of this century. */
const LAST_SHORT = 50;

/** A year typed with two figures, in full: `19` is 2019, `98` is 1998. */
export function fullYear(figures: string): string {
  return `${Number(figures) > LAST_SHORT ? '19' : '20'}${figures}`;
}
