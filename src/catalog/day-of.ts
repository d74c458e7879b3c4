import { firstDay } from '../paper/dates.ts';
import type { Paper } from '../paper/paper.ts';

/**
 * The day (`YYYY-MM-DD`) a paper counts from: its batch, else its date (the first day if only the month or year is
 * known); undefined if it has neither.
 */
export function dayOf({ listedOn, published }: Paper): string | undefined {
  return listedOn ?? (published === undefined ? undefined : firstDay(published));
}
