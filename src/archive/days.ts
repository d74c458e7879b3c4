import { batchOf } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { withdrawnOn } from '../catalog/withdrawn.ts';
import type { Paper } from '../paper/paper.ts';
import type { Span } from './span.ts';

/** A catalog's batches. */
export interface Days {
  /** The day of each batch (`YYYY-MM-DD`), oldest first. */
  readonly all: readonly string[];
  /** The papers of the batches within a span, in no particular order. */
  within(span: Span): readonly Paper[];
}

/**
 * A catalog's batches up to a day, without withdrawn papers. Papers listed on a weekend belong to Monday's batch and
 * don't appear before it.
 */
export function daysOf(catalog: Catalog, until: string): Days {
  const listed = new Map<string, Paper[]>();
  for (const day of catalog.days()) {
    if (day === '' || day > until) continue;
    const papers = catalog.ofDay(day).filter((paper) => isListed(paper, day));
    if (papers.length === 0) continue;
    const batch = batchOf(day);
    if (batch > until) continue;
    listed.set(batch, [...(listed.get(batch) ?? []), ...papers]);
  }
  const all = [...listed.keys()].sort();
  return {
    all,
    within: ({ first, last }) =>
      all.filter((day) => day >= first && day <= last).flatMap((day) => listed.get(day) ?? []),
  };
}

function isListed(paper: Paper, day: string): boolean {
  return paper.listedOn === day && withdrawnOn(paper) === undefined;
}
