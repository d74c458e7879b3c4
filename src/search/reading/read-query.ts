import { bestPapers, readAsking, wordsForPaper, wordsOfQuestion, wordsOfWriting } from './asking.ts';
import type { Evidence } from './evidence.ts';
import { halfTopic } from './half-topic.ts';
import { type CorrectedPeople, halfTypedPeople } from './half-typed-people.ts';
import { misspeltFullName } from './misspelt-full-name.ts';
import { isSaid } from './name-spans.ts';
import { type PeopleContext, type ReadPeople, readPeople } from './people.ts';
import { type QueryToken, queryTokens, textOf } from './query-tokens.ts';
import type { Reading } from './reading.ts';
import { readRelativeTime } from './relative-times.ts';
import { readTimes } from './times.ts';
import { readVenue } from './venues.ts';

/** A longer text is a title, a message or a passage, in which a name or a year isn't a condition. */
const MOST_WORDS = 12;
/** This many consecutive title words, including a year, mean that title. */
const TITLE_WORDS = 3;
/** In a longer query, an unknown word isn't read as a misspelt name. */
const NAME_WORDS = 4;
/** Leftovers before and after a topic once the words around it are understood. */
const LOOSE_ENDS = /^(?:[,;:]+|(?:on|about|regarding)\s+)+|[,;:]+$/gi;
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;

/**
 * Reads what a query says beside its topic; undefined if nothing.
 *
 * @param today the day in UTC; without it, `last week` is two words.
 */
export function readQuery(text: string, evidence: Evidence, today?: string): Reading | undefined {
  const all = queryTokens(text);
  if (all.length === 0 || all.length > MOST_WORDS) return undefined;
  const words = all.filter(({ text: word }) => word !== '&').map(({ text: word }) => word);
  const informative = all.filter(({ isStop }) => !isStop).length;
  if (informative >= TITLE_WORDS && evidence.isInTitle(words)) return undefined;
  const used = new Set<QueryToken>();
  const left = () => all.filter((token) => !used.has(token));
  const use = (tokens: readonly QueryToken[]) => {
    for (const token of tokens) used.add(token);
  };

  const asking = readAsking(all, evidence.isInTitle);
  use(asking.used);
  use(wordsForPaper(all, evidence.isInTitle));
  use(wordsOfQuestion(all, evidence.isInTitle));
  const award = bestPapers(all, evidence.isInTitle);
  use(award);
  const sort = asking.sort ?? (award.length > 0 ? 'votes' : undefined);
  const writing = wordsOfWriting(all);
  const time =
    readTimes(left(), evidence.hasYear) ??
    (today === undefined ? undefined : readRelativeTime(left(), today));
  use(time?.used ?? []);
  const venue = readVenue(
    all.filter((token) => !used.has(token) || isYear(token)),
    evidence,
  );
  use(venue?.used ?? []);
  const told = time ?? (venue?.year === undefined ? undefined : { after: venue.year, before: venue.year });
  const named = left().filter((token) => !writing.includes(token));
  const dated = told === undefined ? peopleOfStrangeYear(named, evidence) : undefined;
  const span = told ?? dated?.span;
  const years = span === undefined ? undefined : yearsOf(span);
  const people = dated?.people ?? peopleIn(named, evidence, { years });
  use(people?.used ?? []);
  if (people !== undefined) use(writing);
  if (used.size === 0) return undefined;
  if (informative >= TITLE_WORDS && evidence.isMisspeltTitle(words)) return undefined;
  // A first and a family name may be ordinary words if papers have them together with the rest.
  const meansPeople = () =>
    people?.corrections.length === 0 &&
    people.areNames() &&
    (span !== undefined ||
      !people.isSure ||
      evidence.textsWithAll(all.filter(isSaid).map(({ text }) => text)) === 0);
  const isTopic = left().some(({ isStop }) => !isStop);
  const half = people === undefined ? undefined : halfTopic(left(), people.people, evidence);
  const meant = all.map((token) =>
    token === half?.token ? { ...token, text: half.to, written: half.to } : token,
  );
  return {
    text: isTopic ? textOf(meant, (token) => !used.has(token)).replace(LOOSE_ENDS, '') : '',
    people: people?.people ?? [],
    ...citationOf(people),
    ...(isTopic && people !== undefined && { meansPeople }),
    ...(span?.after !== undefined && { after: span.after }),
    ...(span?.before !== undefined && { before: span.before }),
    ...(venue !== undefined && { venue: venue.venue }),
    ...(sort !== undefined && { sort }),
    isSurvey: asking.isSurvey,
    excluded: asking.excluded,
    corrections: [
      ...(venue?.corrections ?? []),
      ...(people?.corrections ?? []),
      ...(half === undefined ? [] : [{ from: half.token.text, to: half.to }]),
    ],
  };
}

/** With a name, a number can be a year even if the catalog has no papers from it: `smith 1987`. */
function peopleOfStrangeYear(
  tokens: readonly QueryToken[],
  evidence: Evidence,
): { readonly people: CorrectedPeople; readonly span: Pick<Reading, 'after' | 'before'> } | undefined {
  const year = tokens.find(isYear);
  if (year === undefined || tokens.length < 2) return undefined;
  const others = tokens.filter((token) => token !== year);
  const people = readPeople(others, evidence, { years: [Number(year.text), Number(year.text)] });
  if (people === undefined) return undefined;
  const span = { after: year.text, before: year.text };
  return { people: { ...people, used: [...people.used, year], corrections: [] }, span };
}

/** The people whom a query names; if none, with one unknown word read as a half-typed or misspelt name. */
function peopleIn(
  tokens: readonly QueryToken[],
  evidence: Evidence,
  context: PeopleContext,
): CorrectedPeople | undefined {
  const misspelt = misspeltFullName(tokens, evidence, context);
  if (misspelt !== undefined) return misspelt;
  const asTyped = readPeople(tokens, evidence, context);
  if (asTyped !== undefined) return { ...asTyped, corrections: [] };
  const informative = tokens.filter(({ isStop }) => !isStop);
  if (informative.length > NAME_WORDS) return undefined;
  const half = halfTypedPeople(tokens, evidence, context);
  if (half !== undefined) return half;
  // A year tells that a name is meant: `dunnin 1993`.
  const isAlone = informative.length === 1 && context.years === undefined;
  for (const unknown of informative) {
    // A lookup takes a few ms, and a misspelt word next to words that aren't names isn't one.
    const isLikely =
      informative.length === 1 ||
      context.years !== undefined ||
      informative.some((other) => other !== unknown && evidence.isOfName(other.text));
    if (!isLikely) continue;
    for (const { word, isLikeliest } of evidence.nearNames(unknown.text, isAlone)) {
      const meant = { ...unknown, text: word };
      const people = readPeople(
        tokens.map((token) => (token === unknown ? meant : token)),
        evidence,
        { ...context, isGuess: true },
      );
      if (people === undefined || !people.used.includes(meant) || !(people.isSure || isLikeliest)) continue;
      const used = people.used.map((token) => (token === meant ? unknown : token));
      return { ...people, used, corrections: [{ from: unknown.text, to: word }] };
    }
  }
  return undefined;
}

function citationOf(people: ReadPeople | undefined): Pick<Reading, 'citation'> {
  return people?.citation === undefined ? {} : { citation: people.citation };
}

function isYear({ text }: QueryToken): boolean {
  return /^(?:19|20)\d\d$/.test(text);
}

/** The years between two partial dates. */
function yearsOf({ after, before }: Pick<Reading, 'after' | 'before'>): readonly [number, number] {
  return [Number(after?.slice(0, 4) ?? FIRST_YEAR), Number(before?.slice(0, 4) ?? LAST_YEAR)];
}
