import type { Evidence } from './evidence.ts';
import type { QueryToken } from './query-tokens.ts';
import type { CitationForm, ReadPerson } from './reading.ts';

/** The people that a query names. */
export interface ReadPeople {
  readonly people: readonly ReadPerson[];
  readonly citation?: CitationForm;
  readonly used: readonly QueryToken[];
  /** Whether it is told by more than one family name beside a topic. */
  readonly isSure: boolean;
}

export interface PeopleContext {
  /** Years that the query names, if it does. */
  readonly years?: readonly [from: number, to: number] | undefined;
  /** Whether one of the words is a guess: then only who wrote something in these years is named. */
  readonly isGuess?: boolean;
}

/** The most words of one name. */
const NAME_WORDS = 4;
/** A word alone is a family name when so many times more papers are by people of that name than titles hold it. */
const ALONE = 2;
const IN_TEXTS = 3;
const AND: ReadonlySet<string> = new Set(['and', '&']);

interface Span {
  readonly from: number;
  readonly to: number;
  readonly person: ReadPerson;
  /** Whether it says by itself that it is a name: a first and a family name, `et al.`, `by …`. */
  readonly isSure: boolean;
}

/**
 * Finds the people that a query names: full names, family names beside a year, `et al.` or each other when these people
 * wrote something together, and a family name beside a topic that somebody of that name wrote about and no title holds
 * with it. Undefined where it names nobody.
 */
export function readPeople(
  tokens: readonly QueryToken[],
  evidence: Evidence,
  { years, isGuess = false }: PeopleContext,
): ReadPeople | undefined {
  const spans = spansIn(tokens, evidence);
  const sure = spans.filter(({ isSure }) => isSure);
  const together = coauthors(spans, tokens, evidence);
  const chosen =
    together ??
    (sure.length > 0 ? writingTogether(sure, evidence) : single(spans, tokens, evidence, { years, isGuess }));
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
    etAl.length > 0 ? 'many' : years === undefined ? undefined : chosen.length === 1 ? 'one' : 'two';
  return {
    people: chosen.map(({ person }) => person),
    ...(form !== undefined && { citation: form }),
    used: [...used],
    isSure: together !== undefined || sure.length > 0,
  };
}

/** Where the query may name somebody, from left to right; the longest name first. */
function spansIn(tokens: readonly QueryToken[], evidence: Evidence): Span[] {
  const spans: Span[] = [];
  const etAl = etAlIn(tokens);
  for (let from = 0; from < tokens.length; ) {
    const span = fullName(tokens, from, evidence) ?? familyName(tokens, from, evidence, etAl);
    if (span !== undefined) spans.push(span);
    from = span?.to ?? from + 1;
  }
  return spans;
}

function fullName(tokens: readonly QueryToken[], from: number, evidence: Evidence): Span | undefined {
  for (let to = Math.min(tokens.length, from + NAME_WORDS); to > from + 1; to--) {
    const run = tokens.slice(from, to).map(({ text }) => text);
    if (run.some((word) => word.length < 2 || AND.has(word) || /\d/.test(word))) continue;
    const said = tokens.slice(from, to).filter(({ isStop }) => !isStop);
    if (!said.some(({ text }) => isFamilyName(text, evidence, 1))) continue;
    if (to === tokens.length && isHalfTyped(tokens, to - 1, evidence)) continue;
    const names = evidence.named(run);
    if (names.length === 0) continue;
    // `na ya` is nobody's name as long as nobody is called just so.
    if (tokens.slice(from, to).every(isSyllable) && evidence.exactly(names, run).length === 0) continue;
    return { from, to, person: personOf(tokens.slice(from, to), names, evidence), isSure: true };
  }
  return undefined;
}

function familyName(
  tokens: readonly QueryToken[],
  from: number,
  evidence: Evidence,
  etAl: readonly QueryToken[],
): Span | undefined {
  const token = tokens[from];
  if (token === undefined || token.text.length < 2) return undefined;
  const isSaid =
    (etAl.length > 0 && tokens[from + 1] === etAl[0]) ||
    (tokens[from - 1]?.text === 'by' && isFamilyName(token.text, evidence, 1));
  if (token.isStop && !isSaid) return undefined;
  const names = evidence.familyNamed(token.text);
  if (names.length === 0) return undefined;
  return { from, to: from + 1, person: personOf([token], names, evidence), isSure: isSaid };
}

/** People beside each other, in the query, who wrote something together; `and`, `&` may stand between them. */
function coauthors(
  spans: readonly Span[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
): readonly Span[] | undefined {
  let best: readonly Span[] | undefined;
  let run: Span[] = [];
  for (const span of spans) {
    const last = run.at(-1);
    const isNext = last !== undefined && tokens.slice(last.to, span.from).every(({ text }) => AND.has(text));
    run = isNext ? [...run, span] : [span];
    const names = run.filter(
      ({ from, isSure }) => isSure || isFamilyName(tokens[from]?.text ?? '', evidence, 1),
    );
    if (run.length < 2 || names.length < 2 || run.length < (best?.length ?? 0)) continue;
    if (papersByAll(run, evidence).length > 0) best = run;
  }
  return best;
}

/** Those of some people who wrote something together, the first of them first. */
function writingTogether(spans: readonly Span[], evidence: Evidence): readonly Span[] {
  const chosen: Span[] = [];
  for (const span of spans) if (papersByAll([...chosen, span], evidence).length > 0) chosen.push(span);
  return chosen;
}

/** The one family name that a query holds beside a year or a topic. */
function single(
  spans: readonly Span[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
  { years, isGuess }: PeopleContext,
): readonly Span[] | undefined {
  const topic = tokens.filter(({ isStop, text }) => !isStop && !AND.has(text));
  for (const span of spans) {
    const token = tokens[span.from];
    const { text = '' } = token ?? {};
    // Two letters begin any word: they name somebody beside a year, or with a capital.
    if (token !== undefined && isSyllable(token) && years === undefined) continue;
    if (span.from === tokens.length - 1 && isHalfTyped(tokens, span.from, evidence)) continue;
    const rest = topic.filter((token) => token !== tokens[span.from]).map((token) => token.text);
    const papers = evidence.papersBy(span.person.names);
    const written =
      years === undefined ? papers : papers.filter((document) => evidence.isWithin(document, ...years));
    if (rest.length === 0) {
      // `the hu` is the beginning of something.
      if (tokens.length > 1) continue;
      // Who is called so as well follows what was given that name.
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
    const strong = isNothingElse(text, evidence);
    const isBeside = isTermBeside(tokens, span.from, evidence);
    if (strong ? isTerm && isBeside : isTerm || (isBeside && years === undefined)) continue;
    const fitting = evidence.holding(written, rest);
    if (!strong && rest.length < 2 && years === undefined && !isFirstAuthorOf(fitting, span, evidence))
      continue;
    // What more others write of than people of that name is a term: `white noise`.
    const isOthers =
      rest.length === 1 &&
      evidence.titles(text) > 0 &&
      !isFirstAuthorOf(fitting, span, evidence) &&
      evidence.textsWithAll([text, ...rest]) > fitting.length;
    if (fitting.length > 0 && !isOthers) return [span];
  }
  return undefined;
}

/** Whether a word of the query is the beginning of another one: `machine tran`. */
function isHalfTyped(tokens: readonly QueryToken[], at: number, evidence: Evidence): boolean {
  const before = tokens[at - 1];
  return before !== undefined && evidence.isHalfTyped(before.text, tokens[at]?.text ?? '');
}

/** Whether a word is of two letters or fewer, and not written as a name is. */
function isSyllable({ text, written }: QueryToken): boolean {
  return text.length <= 2 && !/^\p{Lu}\p{Ll}/u.test(written);
}

/** Whether some title holds a word next to its neighbour in the query. */
function isTermBeside(tokens: readonly QueryToken[], at: number, evidence: Evidence): boolean {
  const pairs = [tokens.slice(at - 1, at + 1), tokens.slice(at, at + 2)].filter((pair) => pair.length === 2);
  return pairs.some((pair) => evidence.isInTitle(pair.map(({ text }) => text)));
}

function isFirstAuthorOf(documents: readonly number[], { person }: Span, evidence: Evidence): boolean {
  return documents.some((document) => person.names.includes(evidence.authorsOf(document)[0] ?? -1));
}

/** Whether so many times more papers are by people of a family name than titles hold the word. */
function isFamilyName(word: string, evidence: Evidence, times: number): boolean {
  const papers = evidence.familyPapers(word);
  return papers > 0 && papers >= times * evidence.titles(word);
}

/** Whether a word is hardly anything else: few texts hold it, or, as they cite people, no title does. */
function isNothingElse(word: string, evidence: Evidence): boolean {
  if (!isFamilyName(word, evidence, ALONE)) return false;
  return evidence.titles(word) === 0 || evidence.texts(word) <= IN_TEXTS * evidence.familyPapers(word);
}

function papersByAll(spans: readonly Span[], evidence: Evidence): readonly number[] {
  const [first, ...others] = spans.map(({ person }) => evidence.papersBy(person.names));
  const sets = others.map((papers) => new Set(papers));
  return (first ?? []).filter((document) => sets.every((papers) => papers.has(document)));
}

function etAlIn(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const at = tokens.findIndex(({ text }, i) => text === 'et' && tokens[i + 1]?.text === 'al');
  return at < 1 ? [] : tokens.slice(at, at + 2);
}

function personOf(tokens: readonly QueryToken[], names: readonly number[], evidence: Evidence): ReadPerson {
  const typed = tokens.map(({ text }) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase())).join(' ');
  const exact =
    tokens.length < 2
      ? []
      : evidence.exactly(
          names,
          tokens.map(({ text }) => text),
        );
  return { shown: evidence.printed(names) ?? typed, names, exact };
}
