import type { Catalog } from '../../catalog/catalog.ts';
import { papersIn } from '../../catalog/lookup/in-text.ts';
import { paperNamed } from '../../catalog/lookup/named.ts';
import { parsePaperId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Notice } from './notice.ts';

/** What a query names outright. */
export interface Named {
  readonly papers: readonly Paper[];
  /** What it names that isn't in the catalog. */
  readonly notices: readonly Notice[];
  /** What's left to search for; undefined if it only names papers, even missing ones. */
  readonly rest: string | undefined;
}

/** Reads the ids, the key or the links in a query. Unknown links aren't searched for as words. */
export function papersNamed(catalog: Catalog, query: string): Named {
  const whole = paperNamed(catalog, query);
  if (whole !== undefined) return { papers: [whole], notices: [], rest: undefined };
  const id = parsePaperId(query.trim());
  if (id !== undefined && !id.includes(':'))
    return { papers: [], notices: [{ kind: 'no-such-paper', id }], rest: undefined };
  const { papers, missing, unknownLinks, rest } = papersIn(catalog, query);
  const notices: Notice[] = missing.map((one) => ({ kind: 'no-such-paper', id: one }));
  if (papers.length > 0) return { papers, notices, rest: undefined };
  if (unknownLinks > 0) notices.push({ kind: 'unknown-links', links: unknownLinks });
  if (notices.length === 0) return { papers, notices, rest: query };
  return { papers, notices, rest: /[\p{L}\p{N}]/u.test(rest) ? rest : undefined };
}
