import { dateName } from './day-name.ts';

/**
 * A range of two partial dates, with nothing repeated: `2001–2005`, `16–22 November 2026`, `28 October to 3 November
 * 2026`.
 */
export function dateRange(from: string, to: string): string {
  const [first, last] = [dateName(from), dateName(to)];
  if (from === to) return first;
  if (from.length === 4 && to.length === 4) return `${first}–${last}`;
  if (from.length > 7 && from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${last}`;
  const isOneYear = from.length > 4 && to.length > 4 && from.slice(0, 4) === to.slice(0, 4);
  return `${isOneYear ? first.replace(` ${from.slice(0, 4)}`, '') : first} to ${last}`;
}
