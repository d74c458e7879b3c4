import { NONE } from '../index/lexicon.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { QueryWord } from '../query/terms.ts';
import { keptFirst } from './kept-first.ts';
import type { Namesakes } from './namesakes.ts';
import type { Origins } from './origins.ts';
import type { Ranker } from './ranked.ts';
import { oldest, type Recency } from './recency.ts';
import { union } from './union.ts';

/** Kinds of things; people add them to a name (`europarl corpus`), titles often don't. */
export const KINDS: ReadonlySet<string> = new Set(
  'corpus corpora dataset datasets data metric metrics score embedding embeddings vectors model models toolkit library parser tagger benchmark tool system package resource lexicon task'.split(
    ' ',
  ),
);
/** Data is named the way a title begins, even with plain words: `natural questions dataset`. */
export const DATA: ReadonlySet<string> = new Set(
  'corpus corpora dataset datasets benchmark treebank lexicon'.split(' '),
);
/** A phrase in more titles is a subject with many data sets. */
const MOST_TITLES = 30;
/** A name in more papers is a term of the field, and isn't searched for its origin. */
const RARE = 200;
const MOST_BESIDE = 2;
/** A phrase in this many titles may be a thing's name. */
const KNOWN_BY = 5;
/** Fewer words occur in many titles, and a query may be part of another one. */
const TURNED = 4;
/** A name known only from texts is one word, or two if one is this short or a number: `XLM-R`, `SQuAD 2.0`. */
const SHORT_PART = 2;
/** How a version is written, and the most papers that may have the name of a thing with versions. */
const VERSION = /^(?:\p{L}|\d+(?:\.\d+)?)$/u;
const WELL_KNOWN = 4_000;
/** Most papers that are put first. */
const MOST = 3;

interface ThingParts {
  readonly titles: TitleMatcher;
  readonly recency: Recency;
  readonly origins: Origins;
  readonly namesakes: Namesakes;
  /** Number of the word `the`, `NONE` if it's in no title. */
  readonly the: number;
  /** Whether some words have an acronym. */
  readonly isLongForm: (words: readonly QueryWord[]) => boolean;
  /** Number of a word, `NONE` if no text has it. */
  readonly numberOf: (text: string) => number;
  /** How many papers have a stem. */
  readonly frequency: (stem: number) => number;
  /** The documents that have all the words, in any form and spelling. */
  readonly holding: (documents: readonly number[], words: readonly string[]) => readonly number[];
}

/** Finds the papers that introduced what a query names. */
export interface NamedThings {
  /**
   * The first whose title introduces the name (`Europarl: …` for `europarl corpus`), else what texts say (see `Origins`), the
   * first of many titles with the name if it ends in it (`…: The Penn Treebank`), and a title with exactly the query's words
   * in another order.
   */
  madeBy(words: readonly QueryWord[]): readonly number[];
  /** Papers that introduced a name equal to the query, unless something else is certain, such as a whole title. */
  namesakesOf(words: readonly QueryWord[], certain: ReadonlySet<number>): readonly number[];
}

export function createNamedThings(parts: ThingParts): NamedThings {
  const { titles, recency, origins, namesakes, the, isLongForm, numberOf, frequency, holding: held } = parts;
  function madeBy(words: readonly QueryWord[]): readonly number[] {
    const informative = words.filter(({ isStop }) => !isStop).map(({ word }) => word);
    const isKnown = ({ word, text, isStop }: QueryWord) => isStop || word !== NONE || KINDS.has(text);
    if (informative.length === 0 || !words.every(isKnown)) return [];
    const made = informative.length < 2 ? undefined : madeByTitle(words, informative);
    return made ?? madeByText(words);
  }

  function namesakesOf(words: readonly QueryWord[], certain: ReadonlySet<number>): readonly number[] {
    const called = namesakes.giving(words.map(({ word }) => word));
    const informative = words.filter(({ isStop }) => !isStop).map(({ word }) => word);
    const givers = called.length > 0 ? called : namesakes.giving(informative);
    if (givers.length === 0 || ![...certain].every((one) => givers.includes(one))) return [];
    const maker = origins.before(informative, givers[0] ?? NONE);
    if (maker !== undefined) return [maker, ...givers];
    return givers.length > 1 ? givers : [];
  }

  function madeByText(words: readonly QueryWord[]): readonly number[] {
    const name = words.filter(({ text }) => !KINDS.has(text));
    const isShort = ({ text }: QueryWord) => text.length <= SHORT_PART || /^\d+(?:\.\d+)?$/.test(text);
    const isName =
      name.length === 1 || (name.length === 2 && name.some(isShort)) || (name.length > 2 && isLongForm(name));
    if (!isName || words.some(({ isStop }) => isStop)) return [];
    const origin = origins.of(name.map(({ word }) => word));
    return origin === undefined ? versionOf(name) : [origin];
  }

  /** Who gave the name, for a version without a paper of its own: `ROUGE-L`, `OntoNotes 5.0`. */
  function versionOf(name: readonly QueryWord[]): readonly number[] {
    const [first, version] = name;
    if (first === undefined || name.length !== 2 || !VERSION.test(version?.text ?? '')) return [];
    if (first.text.length <= SHORT_PART || frequency(first.stem) > WELL_KNOWN) return [];
    const numbers = name.map(({ word }) => word);
    const isOwn = titles.holding(numbers).some((one) => titles.startsWith(one, numbers));
    return isOwn ? [] : namesakes.giving([first.word]).slice(0, 1);
  }

  function madeByTitle(
    words: readonly QueryWord[],
    informative: readonly number[],
  ): readonly number[] | undefined {
    const numbers = words.map(({ word }) => word);
    const size = numbers.length;
    const turned = size < TURNED ? [] : titles.madeOf(numbers);
    if (turned.length > 0) return turned;
    const name = words.filter(({ isStop, text }) => !isStop && !KINDS.has(text)).map(({ word }) => word);
    if (name.length > 0 && name.length < informative.length) {
      const givers = namesakes.giving(name);
      if (givers.length > 0) return givers;
      const begun = words.some(({ text }) => DATA.has(text)) ? headedBy(name) : undefined;
      if (begun !== undefined) return [begun];
    }
    const joined = namedJoined(words);
    if (joined.length > 0) return joined;
    // A small word suggests a piece of a title.
    const beside = words.some(({ isStop }) => isStop) ? [] : namedBeside(words);
    if (beside.length > 0) return beside;
    const holding = titles.holding(numbers);
    const first = oldest(holding, recency);
    const isThing =
      first !== undefined && holding.length >= KNOWN_BY && titles.endsIn(first, [the, ...numbers]);
    return isThing ? [first] : undefined;
  }

  /** Who gave a one-word name that is typed as two words, which few titles have: `trivia qa`. */
  function namedJoined(words: readonly QueryWord[]): readonly number[] {
    const [first, second, ...others] = words.filter(({ text }) => !KINDS.has(text));
    if (first === undefined || second === undefined || others.length > 0) return [];
    const word = numberOf(first.text + second.text);
    if (word === NONE || titles.holding([first.word, second.word]).length > MOST_TITLES) return [];
    return namesakes.giving([word]).slice(0, 1);
  }

  /** The first of the few titles with a phrase, if it begins with it. */
  function headedBy(name: readonly number[]): number | undefined {
    const all = name.length < 2 ? [] : titles.holding(name);
    const first =
      all.length > MOST_TITLES
        ? undefined
        : oldest(
            all.filter((one) => titles.startsWith(one, name)),
            recency,
          );
    return first;
  }

  /** Papers that introduced a rare name, the first word, and have the other words. */
  function namedBeside([name, ...others]: readonly QueryWord[]): readonly number[] {
    if (
      name === undefined ||
      others.length === 0 ||
      others.length > MOST_BESIDE ||
      frequency(name.stem) > RARE
    )
      return [];
    const givers = namesakes.giving([name.word]);
    return givers.length === 0
      ? []
      : held(
          givers,
          others.map(({ text }) => text),
        );
  }

  return { madeBy, namesakesOf };
}

/** A ranker that puts papers that introduced what a query names before those that use it. @param documents how many there are. */
export function besideThings(
  ranker: Ranker,
  { madeBy, namesakesOf }: NamedThings,
  documents: number,
): Ranker {
  return {
    rank(words, request) {
      const found = ranker.rank(words, request);
      const { filter = () => true } = request;
      const isCertain = found.certain !== undefined && found.certain.size > 0;
      const makers = (isCertain ? namesakesOf(words, found.certain) : madeBy(words))
        .filter(filter)
        .slice(0, MOST);
      if (makers.length === 0) return found;
      const kept = makers.map((document) => ({ document, score: found.list[0]?.score ?? 0 }));
      return {
        ...found,
        list: keptFirst(kept, found.list),
        matches: union(documents, found.matches, makers),
        certain: new Set(makers),
      };
    },
  };
}
