import type { Citation } from '../citation.ts';
import { oneLine, titleToLatex, toLatex } from '../latex.ts';
import type { CitedName } from '../name.ts';

/** A longer list of authors ends in `and others`. */
const MOST_AUTHORS = 1000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One entry, ending in a line break. Fields have arXiv's names. */
export function bibtexEntry(citation: Citation): string {
  const { key, title, authors, year, month, arxiv, doi, url, venue, journalRef } = citation;
  const kind = venue === undefined ? 'misc' : 'inproceedings';
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', braced(titleToLatex(title))],
    ['author', authors.length === 0 ? undefined : braced(authorList(authors))],
    ['booktitle', venue === undefined ? undefined : braced(titleToLatex(venue))],
    ['year', year === undefined ? undefined : braced(year)],
    ['month', MONTHS[Number(month) - 1]],
    ['eprint', arxiv === undefined ? undefined : braced(arxiv.id)],
    ['archivePrefix', arxiv === undefined ? undefined : '{arXiv}'],
    ['primaryClass', arxiv?.primaryClass === undefined ? undefined : braced(arxiv.primaryClass)],
    ['doi', doi === undefined ? undefined : braced(verbatim(doi))],
    ['url', url === undefined ? undefined : braced(verbatim(url))],
    ['note', journalRef === undefined ? undefined : braced(toLatex(journalRef))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${kind}{${key},\n${lines.join(',\n')}\n}\n`;
}

function authorList(authors: readonly CitedName[]): string {
  const names = authors.slice(0, MOST_AUTHORS).map(nameToBibtex);
  return [...names, ...(authors.length > MOST_AUTHORS ? ['others'] : [])].join(' and ');
}

function nameToBibtex(name: CitedName): string {
  if ('whole' in name) return braced(nameToLatex(name.whole));
  const { given, family, suffix } = name;
  const jr = suffix === undefined ? [] : [nameToLatex(suffix)];
  return [familyToBibtex(family), ...jr, nameToLatex(given)].join(', ');
}

/** To BibTeX, a hyphen between spaces isn't part of a name unless it is in braces. */
function nameToLatex(text: string): string {
  return toLatex(text).replaceAll(' - ', ' {-} ');
}

/** BibTeX also splits names at hyphens, and takes the `da` in `Dias-da-Silva` for a particle. */
function familyToBibtex(family: string): string {
  const latex = nameToLatex(family);
  return /(?:^|-)[^A-Z]/.test(latex) && family.includes('-') ? braced(latex) : latex;
}

function braced(latex: string): string {
  return `{${latex}}`;
}

/** Addresses stay verbatim, except for characters that would end the value or the line. */
function verbatim(address: string): string {
  return oneLine(address).replace(/[{}\\ ]/g, (sign) => encodeURIComponent(sign));
}
