import { shyStemmer } from '../search/match/matcher.ts';
import { termKeys } from '../search/match/term-keys.ts';
import { foldName } from '../search/text/names.ts';
import { fold } from '../search/text/tokens.ts';
import type { Follow } from './follow.ts';
import { readFollow } from './read-follow.ts';
import type { Wanted } from './wanted.ts';

type Wish = Pick<Follow, 'kind' | 'value'>;

/** Whether two follows match the same papers, judging by their words: case, endings and order don't matter. */
export function isSameFollow(a: Wish, b: Wish): boolean {
  const stem = shyStemmer();
  return spelling(a, stem) === spelling(b, stem);
}

function spelling(wish: Wish, stem: (word: string) => string): string {
  const read = readFollow(wish);
  if (read.kind !== 'read') return `${wish.kind} ${wish.value}`;
  const { wanted, unwanted } = read.conditions;
  const not = unwanted.map((term) => `-${spelledTerm(term, stem)}`).sort();
  return [spelled(wanted, stem), ...not].join(' ');
}

function spelled(wanted: Wanted, stem: (word: string) => string): string {
  switch (wanted.kind) {
    case 'term':
      return spelledTerm(wanted.term, stem);
    case 'acronym':
      return wanted.acronym;
    case 'author':
      return `@${foldName(wanted.name).split(' ').sort().join(' ')}`;
    case 'category':
      return `#${fold(wanted.category)}`;
    case 'all':
      return wanted.of
        .map((one) => spelled(one, stem))
        .sort()
        .join(' ');
    case 'any':
      // The first is what was typed; the others are alternative spellings.
      return wanted.of[0] === undefined ? '' : spelled(wanted.of[0], stem);
  }
}

function spelledTerm(term: string, stem: (word: string) => string): string {
  const { each } = termKeys(term, stem);
  return term.startsWith('"') ? `"${fold(term)}` : each.join('+');
}
