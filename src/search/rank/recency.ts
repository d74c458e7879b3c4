import type { Paper } from '../../paper/paper.ts';
import { firstDay } from '../query/dates.ts';

/** How new each paper is among the catalog's: 0 for the oldest and for an unknown date, 1 for the newest. */
export function recencyOf(papers: readonly Paper[]): Float32Array {
  const days = Float64Array.from(papers, ({ published }) =>
    published === undefined ? Number.NaN : Date.parse(firstDay(published)),
  );
  let oldest = Number.POSITIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day < oldest) oldest = day;
    if (day > newest) newest = day;
  }
  return Float32Array.from(days, (day) =>
    newest > oldest && day >= oldest ? (day - oldest) / (newest - oldest) : 0,
  );
}
