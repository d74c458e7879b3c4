import { NONE } from '../index/lexicon.ts';
import type { Evidence } from './evidence.ts';
import { isSaid, type NameSpan, spansIn } from './name-spans.ts';
import type { QueryToken } from './query-tokens.ts';
import { coauthors, papersByAll, writingTogether, writtenWithin } from './writing-together.ts';

/**
 * Family names of several people whose words may also be one person's name, with a topic or years. They're meant if nobody
 * of that name wrote about it then, or with the others named, but the people did (`jia liang 2017`, `rajpurkar jia liang`);
 * or if the words are a name only with the family name first, and the people lead such a paper (`xie xing 2018`).
 * Undefined if they aren't meant.
 *
 * @param whole names as `spansIn` finds them.
 */
export function familyNamesApart(
  whole: readonly NameSpan[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
  years: readonly [from: number, to: number] | undefined,
): readonly NameSpan[] | undefined {
  if (whole.every(({ from, to }) => to === from + 1)) return undefined;
  const apart = coauthors(spansIn(tokens, evidence, true), tokens, evidence);
  if (apart === undefined) return undefined;
  // No topic or year tells; but three or more who wrote together are meant, unless as two with a full name.
  if (years === undefined && wordsBeside(apart).length === 0)
    return apart.length > 2 && whole.length > 1 && papersByAll(whole, evidence).length === 0
      ? apart
      : undefined;
  const written = fitting(apart);
  const isMeant = whole.some(isTurned)
    ? written.some(isLedByThem)
    : written.length > 0 && fitting(writingTogether(whole, evidence)).length === 0;
  return isMeant ? apart : undefined;

  function wordsBeside(spans: readonly NameSpan[]): readonly string[] {
    return tokens
      .filter((_, i) => spans.every(({ from, to }) => i < from || i >= to))
      .filter(isSaid)
      .map(({ text }) => text);
  }

  function fitting(spans: readonly NameSpan[]): readonly number[] {
    return evidence.holding(writtenWithin(papersByAll(spans, evidence), years, evidence), wordsBeside(spans));
  }

  function isTurned({ from, to, person }: NameSpan): boolean {
    const family = new Set(evidence.familyNamed(tokens[to - 1]?.text ?? ''));
    return to === from + 2 && !person.names.some((name) => family.has(name));
  }

  function isLedByThem(document: number): boolean {
    const authors = evidence.authorsOf(document);
    return apart?.every(({ person }, i) => person.names.includes(authors[i] ?? NONE)) === true;
  }
}
