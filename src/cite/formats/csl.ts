import type { Citation } from '../citation.ts';
import { oneLine } from '../latex.ts';
import type { CitedName } from '../name.ts';

/** A CSL-JSON item (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
export function cslItem(citation: Citation): Readonly<Record<string, unknown>> {
  const { key, title, authors, year, month, day, arxiv, doi, url, venue, journalRef } = citation;
  const date = [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]));
  return {
    id: key,
    type: venue === undefined ? 'article' : 'paper-conference',
    title: oneLine(title),
    ...(authors.length === 0 ? {} : { author: authors.map(nameToCsl) }),
    ...(date.length === 0 ? {} : { issued: { 'date-parts': [date] } }),
    ...(venue === undefined ? {} : { 'container-title': oneLine(venue) }),
    ...(arxiv === undefined ? {} : { number: `arXiv:${arxiv.id}`, publisher: 'arXiv' }),
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(url === undefined ? {} : { URL: url }),
    ...(journalRef === undefined ? {} : { note: oneLine(journalRef) }),
  };
}

function nameToCsl(name: CitedName) {
  return 'whole' in name ? { literal: name.whole } : name;
}
