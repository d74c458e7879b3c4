import type { Correction } from '../query/correct.ts';
import type { Evidence } from './evidence.ts';
import { type PeopleContext, type ReadPeople, readPeople } from './people.ts';
import type { QueryToken } from './query-tokens.ts';
import type { Reading } from './reading.ts';

export type CorrectedPeople = ReadPeople & Pick<Reading, 'corrections'>;

/** Shorter beginnings are too vague. */
const SHORTEST = 3;
/** The same without a first name: `bar` is a word. */
const SHORTEST_ALONE = 4;
/** Most words in a name. */
const NAME_WORDS = 4;
/** Family names tried for a half-typed one. */
const TRIED = 5;

/**
 * The people named by a query with a half-typed last word. After a first name or an initial it begins the family name of
 * somebody with that first name; alone or with a topic, that of somebody who wrote about it. Exact words and titles win:
 * a word that's in a text, or begins one that titles have in that position, isn't a name.
 */
export function halfTypedPeople(
  tokens: readonly QueryToken[],
  evidence: Evidence,
  context: PeopleContext,
): CorrectedPeople | undefined {
  const last = tokens.at(-1);
  if (last === undefined || last.isStop || last.text.length < SHORTEST || /\d/.test(last.text))
    return undefined;
  return afterFirstName(tokens, last, evidence, context) ?? byItself(tokens, last, evidence, context);
}

function afterFirstName(
  tokens: readonly QueryToken[],
  last: QueryToken,
  evidence: Evidence,
  { years }: PeopleContext,
): CorrectedPeople | undefined {
  const before = tokens.at(-2);
  if (before === undefined || !mayFollow(before.text, last.text, evidence)) return undefined;
  for (let from = Math.max(0, tokens.length - NAME_WORDS); from < tokens.length - 1; from++) {
    const run = tokens.slice(from);
    const first = run.slice(0, -1).map(({ text }) => text);
    if (first.some((word) => word === '&' || /\d/.test(word))) continue;
    const [begun] = evidence.begunNames([...first, last.text]);
    if (begun === undefined) continue;
    const whole = [...first, begun.family];
    const correction = { from: last.text, to: begun.family };
    return personInFull({ words: whole, names: begun.names, used: run, correction }, evidence, years);
  }
  return undefined;
}

/** The reading of a full name, one word of which was corrected. */
export function personInFull(
  meant: {
    readonly words: readonly string[];
    readonly names: readonly number[];
    readonly used: readonly QueryToken[];
    readonly correction: Correction;
  },
  evidence: Evidence,
  years: PeopleContext['years'],
): CorrectedPeople {
  const { words, names, used, correction } = meant;
  const person = {
    shown: evidence.printed(names) ?? words.map(capital).join(' '),
    isFamilyName: false,
    names,
    exact: evidence.exactly(names, words),
  };
  return {
    people: [person],
    ...(years !== undefined && { citation: 'one' as const }),
    used,
    isSure: true,
    areNames: () => false,
    corrections: [correction],
  };
}

/** Whether a half-typed word may begin a family name after a possible first name; the costliest checks come last. */
function mayFollow(before: string, half: string, evidence: Evidence): boolean {
  const isInitial = before.length === 1;
  if (!isInitial && !evidence.isOfName(before)) return false;
  const isUnknown = evidence.texts(half) === 0;
  const isSaidNowhere = () =>
    !isInitial &&
    evidence.namePapers(before) > evidence.titles(before) &&
    evidence.textsWithAll([before, half]) === 0;
  if (!isUnknown && !isSaidNowhere()) return false;
  return !evidence.isInTitle([before, half]) && !evidence.isHalfTyped(before, half);
}

function byItself(
  tokens: readonly QueryToken[],
  last: QueryToken,
  evidence: Evidence,
  context: PeopleContext,
): CorrectedPeople | undefined {
  const { text } = last;
  if (text.length < SHORTEST_ALONE) return undefined;
  if (evidence.texts(text) > 0 || evidence.isOfName(text) || evidence.beginsTitleWord(text)) return undefined;
  for (const { family } of evidence.begunNames([text]).slice(0, TRIED)) {
    const meant = { ...last, text: family };
    // Who wrote nothing in the year named isn't meant.
    const isGuess = context.years !== undefined;
    const people = readPeople([...tokens.slice(0, -1), meant], evidence, { ...context, isGuess });
    if (people === undefined || !people.used.includes(meant)) continue;
    const used = people.used.map((token) => (token === meant ? last : token));
    return { ...people, used, corrections: [{ from: text, to: family }] };
  }
  return undefined;
}

function capital(word: string): string {
  return word.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
