import type { Citation } from '../citation.ts';
import { oneLine } from '../latex.ts';
import type { CitedName } from '../name.ts';

/** One RIS record: one tag per line, with the line breaks its readers expect. */
export function risRecord(citation: Citation): string {
  const { key, title, authors, year, month, day, arxiv, doi, url, venue, journalRef } = citation;
  const date = [year, month, day].filter((part) => part !== undefined);
  const tags: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', venue === undefined ? 'GEN' : 'CONF'],
    ['ID', key],
    ['TI', title],
    ...authors.map((name) => ['AU', nameToRis(name)] as const),
    ['T2', venue],
    ['PY', year],
    ['DA', month === undefined ? undefined : `${date.join('/')}${'/'.repeat(3 - date.length)}`],
    ['M1', arxiv === undefined ? undefined : `arXiv:${arxiv.id}`],
    ['PB', arxiv === undefined ? undefined : 'arXiv'],
    ['DO', doi],
    ['UR', url],
    ['N1', journalRef],
    ['ER', ''],
  ];
  return tags
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}\r\n`]))
    .join('');
}

function nameToRis(name: CitedName): string {
  if ('whole' in name) return name.whole;
  const { given, family, suffix } = name;
  return [family, given, ...(suffix === undefined ? [] : [suffix])].join(', ');
}
