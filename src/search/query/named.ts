import type { Catalog } from '../../catalog/catalog.ts';
import { linksIn } from '../../catalog/lookup/by-link.ts';
import { paperNamed } from '../../catalog/lookup/named.ts';
import { parsePaperId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Steps } from '../../turns/steps.ts';
import type { Notice } from './notice.ts';

/** What a query names outright. */
export interface Named {
  readonly papers: readonly Paper[];
  /** What it names that the catalog does not hold. */
  readonly notices: readonly Notice[];
  /** What is left to search for; undefined when it names papers, or one that is not there, and says nothing else. */
  readonly rest: string | undefined;
}

/** Reads the id, the key or the links in a query. A link that leads nowhere is no word to search for. */
export function* papersNamed(catalog: Catalog, query: string): Steps<Named> {
  const whole = paperNamed(catalog, query);
  if (whole !== undefined) return { papers: [whole], notices: [], rest: undefined };
  const id = parsePaperId(query.trim());
  if (id !== undefined && !id.includes(':'))
    return { papers: [], notices: [{ kind: 'no-such-paper', id }], rest: undefined };
  const { links, rest } = linksIn(query);
  if (links.length === 0) return { papers: [], notices: [], rest: query };
  const linked = new Set<Paper>();
  for (const link of links) {
    yield;
    const paper = paperNamed(catalog, link);
    if (paper !== undefined) linked.add(paper);
  }
  if (linked.size > 0) return { papers: [...linked], notices: [], rest: undefined };
  const notices: Notice[] = [{ kind: 'unknown-links', links: links.length }];
  return { papers: [], notices, rest: rest.trim() === '' ? undefined : rest };
}
