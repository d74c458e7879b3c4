import { lazily } from '../../lazily.ts';
import type { Evidence } from './evidence.ts';
import { familyNamesApart } from './family-names-apart.ts';
import {
  AND,
  etAlIn,
  isFamilyName,
  isHalfTyped,
  isSaid,
  isSyllable,
  type NameSpan,
  spansIn,
} from './name-spans.ts';
import type { QueryToken } from './query-tokens.ts';
import type { CitationForm, ReadPerson } from './reading.ts';
import { coauthors, writingTogether, writtenWithin } from './writing-together.ts';

/** The people whom a query names. */
export interface ReadPeople {
  readonly people: readonly ReadPerson[];
  readonly citation?: CitationForm;
  readonly used: readonly QueryToken[];
  /** Whether there's more evidence than one family name with a topic. */
  readonly isSure: boolean;
  /** Whether the words can only be names, whatever the rest of the query is. */
  readonly areNames: () => boolean;
}

export interface PeopleContext {
  /** Years in the query, if any. */
  readonly years?: readonly [from: number, to: number] | undefined;
  /** Whether one of the words is a guess: then only people who wrote something in these years count. */
  readonly isGuess?: boolean;
}

/** A single word is a family name if people of that name have this many times as many papers as titles have the word. */
const ALONE = 2;
const IN_TEXTS = 3;
/** The same for a word of two letters. */
const SYLLABLE = 10;

/**
 * Finds the people whom a query names: full names; family names with a year, `et al.` or each other, if these people
 * wrote something together; and a family name with a topic that somebody of that name wrote about, unless a title has
 * both. Undefined if it names nobody.
 */
export function readPeople(
  tokens: readonly QueryToken[],
  evidence: Evidence,
  context: PeopleContext,
): ReadPeople | undefined {
  const spans = spansIn(tokens, evidence);
  const apart = familyNamesApart(spans, tokens, evidence, context.years);
  const { chosen, isSure } =
    apart === undefined ? chosenIn(spans, tokens, evidence, context) : { chosen: apart, isSure: true };
  if (chosen === undefined || chosen.length === 0) return undefined;
  const used = new Set(chosen.flatMap(({ from, to }) => tokens.slice(from, to)));
  const etAl = etAlIn(tokens);
  for (const token of etAl) used.add(token);
  chosen.forEach(({ from, to }, i) => {
    const before = tokens[from - 1];
    if (before?.text === 'by') used.add(before);
    const between = tokens.slice(to, chosen[i + 1]?.from ?? to);
    if (between.every(({ text }) => AND.has(text))) for (const token of between) used.add(token);
  });
  const form =
    etAl.length > 0 ? 'many' : context.years === undefined ? undefined : chosen.length === 1 ? 'one' : 'two';
  return {
    people: chosen.map(({ person }) => person),
    ...(form !== undefined && { citation: form }),
    used: [...used],
    isSure,
    areNames: () =>
      isSure ||
      chosen.every(({ from }) => {
        const word = tokens[from]?.text ?? '';
        // With a year, as in `berger 1996 maxent`, a name is a citation.
        return context.years === undefined ? isNameAlone(word, evidence) : isNothingElse(word, evidence);
      }),
  };
}

function chosenIn(
  spans: readonly NameSpan[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
  context: PeopleContext,
) {
  const sure = spans.filter(({ isSure }) => isSure);
  const together = coauthors(spans, tokens, evidence);
  const isSure = together !== undefined || sure.length > 0;
  if (together !== undefined) return { chosen: together, isSure };
  const chosen = isSure ? writingTogether(sure, evidence) : single(spans, tokens, evidence, context);
  return { chosen, isSure };
}

/** A query's single family name, with a year or a topic. */
function single(
  spans: readonly NameSpan[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
  { years, isGuess }: PeopleContext,
): readonly NameSpan[] | undefined {
  const topic = tokens.filter(isSaid);
  for (const span of spans) {
    const token = tokens[span.from];
    const { text = '' } = token ?? {};
    // Two letters begin any word: they're a name with a year, with a capital, or before a topic such a person wrote on.
    if (
      token !== undefined &&
      isSyllable(token) &&
      years === undefined &&
      !isBeforeTopic(span, tokens, evidence)
    )
      continue;
    if (span.from === tokens.length - 1 && isHalfTyped(tokens, span.from, evidence)) continue;
    const others = topic.filter((one) => one !== token);
    const rest = others.map((one) => one.text);
    // One of several words in capitals, if texts use it often, isn't a person: `ANLI benchmark`.
    if (
      token?.isShouted === true &&
      years === undefined &&
      others.some(({ isShouted }) => !isShouted) &&
      evidence.texts(text) > IN_TEXTS * evidence.familyPapers(text)
    )
      continue;
    const written = writtenWithin(evidence.papersBy(span.person.names), years, evidence);
    if (rest.length === 0) {
      // `the hu` begins something; `quill and` doesn't.
      if (tokens.some(({ isStop, text: word }) => isStop && !AND.has(word))) continue;
      // A thing of that name comes before people of that name.
      if (years === undefined && evidence.isNameOfThing([text])) continue;
      const isMeant =
        years === undefined
          ? isNothingElse(text, evidence)
          : (written.length > 0 && isFamilyName(text, evidence, 1)) ||
            (isGuess !== true && isNothingElse(text, evidence));
      if (isMeant) return [span];
      continue;
    }
    const isTerm = evidence.isAcrossTitle(topic.map((token) => token.text));
    const isBeside = isTermBeside(tokens, span.from, evidence);
    const isStrong = lazily(() => isNothingElse(text, evidence));
    if (isTerm && isBeside) continue;
    if ((isTerm || (isBeside && years === undefined)) && !isStrong()) continue;
    const fitting = evidence.holding(written, rest);
    if (rest.length < 2 && years === undefined && !isFirstAuthorOf(fitting, span, evidence) && !isStrong())
      continue;
    // If others write about it more than people of that name, it's a term: `white noise`.
    const isOthers =
      rest.length === 1 &&
      evidence.titles(text) > 0 &&
      !isFirstAuthorOf(fitting, span, evidence) &&
      evidence.textsWithAll([text, ...rest]) > fitting.length;
    if (fitting.length > 0 && !isOthers) return [span];
    // What they wrote on it in other years is what's meant, if that's a wrong one: `gu 2023 state space`.
    if (years !== undefined && isGuess !== true && isOfOtherYears(span, text, rest, evidence)) return [span];
    // A thing need not be named in its maker's paper: `peters elmo`.
    const isMaker = rest.length === 1 && isStrong();
    if (isMaker && isFirstAuthorOf(evidence.madeBy(rest), span, evidence)) return [span];
    if (
      isGuess !== true &&
      written.length > 0 &&
      rest.some((word) => word.length > 1) &&
      (years !== undefined || (text.length > 2 && evidence.titles(text) === 0)) &&
      isStrong()
    )
      return [span];
  }
  return undefined;
}

/** Whether a word is a family name, and a first author of that name wrote about something. */
function isOfOtherYears(span: NameSpan, word: string, topic: readonly string[], evidence: Evidence): boolean {
  if (!isFamilyName(word, evidence, 1)) return false;
  return isFirstAuthorOf(evidence.holding(evidence.papersBy(span.person.names), topic), span, evidence);
}

/** Whether two letters come first, are hardly anything but a name, and a first author of that name wrote about what follows. */
function isBeforeTopic(span: NameSpan, tokens: readonly QueryToken[], evidence: Evidence): boolean {
  if (span.from > 0 || !isFamilyName(tokens[0]?.text ?? '', evidence, SYLLABLE)) return false;
  const topic = tokens.slice(1).filter(({ isStop }) => !isStop);
  const written = evidence.holding(
    evidence.papersBy(span.person.names),
    topic.map(({ text }) => text),
  );
  return topic.length > 0 && isFirstAuthorOf(written, span, evidence);
}

/** Whether some title has a word next to its neighbour in the query. */
function isTermBeside(tokens: readonly QueryToken[], at: number, evidence: Evidence): boolean {
  const pairs = [tokens.slice(at - 1, at + 1), tokens.slice(at, at + 2)].filter((pair) => pair.length === 2);
  return pairs.some((pair) => evidence.isInTitle(pair.map(({ text }) => text)));
}

function isFirstAuthorOf(documents: readonly number[], { person }: NameSpan, evidence: Evidence): boolean {
  return documents.some((document) => person.names.includes(evidence.authorsOf(document)[0] ?? -1));
}

/** Whether a word can only be a name: no title has it. */
function isNameAlone(word: string, evidence: Evidence): boolean {
  return word.length > 2 && evidence.titles(word) === 0 && isNothingElse(word, evidence);
}

/** Whether a word is hardly anything but a name: few texts have it (texts cite people), or no title does and it names nothing (`anli`). */
function isNothingElse(word: string, evidence: Evidence): boolean {
  if (!isFamilyName(word, evidence, ALONE)) return false;
  const texts = evidence.texts(word);
  // `anli` is in texts, and An Li is printed as two words.
  if (texts > 0 && evidence.isJoinedName(word)) return false;
  if (texts <= IN_TEXTS * evidence.familyPapers(word)) return true;
  return evidence.titles(word) === 0 && !evidence.isMadeByOthers(word);
}
