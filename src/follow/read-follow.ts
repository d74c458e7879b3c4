import { type Acronyms, NO_ACRONYMS } from '../search/match/acronyms.ts';
import { isWholeName, typedNames } from '../search/match/called.ts';
import { parseQuery } from '../search/query/language.ts';
import { isStopWord } from '../search/text/stop-words.ts';
import { fold } from '../search/text/tokens.ts';
import type { Follow } from './follow.ts';
import type { ReadFollow, Wanted } from './wanted.ts';

const HAS_WORD = /[\p{L}\p{N}]/u;

/** Most words that may form one long form, or be written as one word. */
const LONGEST_FORM = 8;
const MOST_AS_ONE = 4;

/** Parses a follow; acronyms are looked up in both directions. Never throws, whatever the value. */
export function readFollow(
  { kind, value }: Pick<Follow, 'kind' | 'value'>,
  acronyms: Acronyms = NO_ACRONYMS,
): ReadFollow {
  if (kind !== 'words') {
    if (!HAS_WORD.test(value) || (kind === 'author' && !isName(value))) return { kind: 'nothing-wanted' };
    const wanted: Wanted = kind === 'author' ? { kind, name: value } : { kind, category: value.trim() };
    return { kind: 'read', conditions: { wanted, unwanted: [] }, notices: [] };
  }
  const { loose, phrases, excluded, authors, categories, after, before, notices } = parseQuery(value);
  if (after.length + before.length > 0) return { kind: 'dated' };
  const wanted: Wanted[] = [
    ...looseWords(loose, acronyms),
    ...phrases.filter((phrase) => HAS_WORD.test(phrase)).map((phrase) => term(`"${phrase}"`)),
    ...authors.filter(isName).map((name): Wanted => ({ kind: 'author', name })),
    ...categories.map((category): Wanted => ({ kind: 'category', category })),
  ];
  if (wanted.length === 0) return { kind: 'nothing-wanted' };
  const unwanted = excluded.filter((one) => HAS_WORD.test(one));
  return { kind: 'read', conditions: { wanted: all(wanted), unwanted }, notices };
}

/** All of the words, anywhere, or written as one; each acronym or its long form. */
function looseWords(loose: readonly string[], acronyms: Acronyms): Wanted[] {
  const spoken = loose.filter((word) => HAS_WORD.test(word));
  const telling = spoken.filter((word) => !isStopWord(fold(word)));
  if (telling.length === 0) return spoken.length === 0 ? [] : [term(spoken.join(' '))];
  const apart = all(withLongForms(telling, acronyms));
  const isOne = telling.length > 1 && telling.length <= MOST_AS_ONE && telling.length === spoken.length;
  return [isOne ? any([apart, term(telling.join(' '))]) : apart];
}

function withLongForms(telling: readonly string[], acronyms: Acronyms): Wanted[] {
  const found: Wanted[] = [];
  for (let from = 0; from < telling.length; ) {
    const { length, short } = longFormAt(telling, from, acronyms);
    const run = telling.slice(from, from + length).map((word) => orLongForm(word, acronyms));
    found.push(
      short.length === 0
        ? all(run)
        : any([all(run), ...short.map((acronym): Wanted => ({ kind: 'acronym', acronym }))]),
    );
    from += length;
  }
  return found;
}

/** The longest run of words that is an acronym's long form, else one word. */
function longFormAt(telling: readonly string[], from: number, acronyms: Acronyms) {
  for (let length = Math.min(LONGEST_FORM, telling.length - from); length > 0; length--) {
    const short = acronyms.acronymsOf(telling.slice(from, from + length).join(' '));
    if (short.length > 0) return { length, short };
  }
  return { length: 1, short: [] };
}

function orLongForm(word: string, acronyms: Acronyms): Wanted {
  return any([term(word), ...acronyms.longForms(word).map(term)]);
}

/** Whether it identifies someone: initials alone fit too many people. */
function isName(typed: string): boolean {
  return typedNames(typed).some((forms) => forms.flat().some(isWholeName));
}

function term(text: string): Wanted {
  return { kind: 'term', term: text };
}

function all(of: readonly Wanted[]): Wanted {
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'all', of };
}

function any(of: readonly Wanted[]): Wanted {
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'any', of };
}
