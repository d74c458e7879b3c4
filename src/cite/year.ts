import { isArxivId } from '../paper/id.ts';
import type { Paper } from '../paper/paper.ts';

/** The year of a paper's first version, such as `2020`, from its date or else its arXiv id. */
export function yearOf({ id, published }: Pick<Paper, 'id' | 'published'>): string | undefined {
  if (published !== undefined && /^\d{4}/.test(published)) return published.slice(0, 4);
  const month = isArxivId(id) ? /(\d\d)\d\d[.\d]/.exec(id)?.[1] : undefined;
  if (month === undefined) return undefined;
  // arXiv began in 1991.
  return Number(month) > 90 ? `19${month}` : `20${month}`;
}
