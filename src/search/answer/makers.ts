import { NONE } from '../index/lexicon.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { QueryReader, QueryWord } from '../query/terms.ts';
import { KINDS } from '../rank/named-things.ts';
import type { Namesakes } from '../rank/namesakes.ts';
import type { Origins } from '../rank/origins.ts';
import { oldestFirst, type Recency } from '../rank/recency.ts';
import type { Question } from './question.ts';

/** The papers that introduced what a question names, going by their titles. */
export interface Makers {
  /**
   * Papers whose titles introduce a name in the question, earliest first; of several things with one name, the one that
   * most texts mean comes first.
   */
  readonly givers: readonly number[];
  /** Whether the name is all that the question asks about, so these papers certainly answer it. */
  readonly isWhole: boolean;
  /** If the question asks who made something: the papers whose titles contain all of it, those that begin with it first. */
  readonly titled: readonly number[];
  /** Whether a new name was in use long before a paper; and whether any was. */
  readonly isLate: (document: number) => boolean;
  readonly isInUse: (document: number) => boolean;
}

/** Most words in a name. */
const LONGEST_NAME = 3;
const MOST = 20;
/** A word that isn't typed like a name may still be one if at most this many papers, or this share, have it. */
const RARE_PAPERS = 5;
const RARE = 1 / 2_000;

/** A lower-case name is known if this many papers have it. */
const KNOWN_BY = 50;

interface MakerParts {
  readonly titles: Pick<TitleMatcher, 'holding' | 'holdingAll' | 'holdsAll' | 'startsWith'>;
  readonly namesakes: Namesakes;
  readonly origins: Pick<Origins, 'before' | 'isLate'>;
  /** See `createInUse`. */
  readonly isInUseBefore: (name: readonly number[], document: number) => boolean;
  readonly recency: Recency;
  readonly reader: Pick<QueryReader, 'papers' | 'frequency'>;
  /** Papers that introduced what some words name, whether or not their titles say so. */
  readonly madeBy: (words: readonly QueryWord[]) => readonly number[];
  /** What an acronym stands for; undefined if none is known. */
  readonly longFormOf: (words: readonly QueryWord[]) => readonly QueryWord[] | undefined;
}

export function createMakers({
  titles,
  namesakes,
  origins,
  isInUseBefore,
  recency,
  reader,
  madeBy,
  longFormOf,
}: MakerParts): (question: Question) => Makers {
  const earliest = (found: readonly number[]) => oldestFirst(found, recency);
  const giversOf = (words: readonly QueryWord[]): readonly number[] => {
    const numbers = words.map(({ word }) => word);
    if (numbers.includes(NONE)) return [];
    const givers = namesakes.giving(numbers);
    const [first] = givers;
    if (first === undefined) return [];
    const maker = origins.before(numbers, first);
    if (maker !== undefined) return [...new Set([maker, ...givers])];
    return origins.isLate(numbers, first) ? [] : givers;
  };

  /** The papers that introduced the longest runs of words typed like names: an egg isn't an `EGG`. */
  function namesIn(words: readonly QueryWord[], isCoined: (word: QueryWord) => boolean): readonly number[] {
    for (let size = Math.min(LONGEST_NAME, words.length); size > 0; size--) {
      const found: (readonly number[])[] = [];
      for (let at = 0; at + size <= words.length; at++) {
        const piece = words.slice(at, at + size);
        if (piece.some(({ isStop }) => isStop) || !piece.some(isCoined)) continue;
        const givers = giversOf(piece);
        if (givers.length > 0) found.push(givers);
      }
      if (found.length > 0) return found.length === 1 ? found.flat() : earliest(found.flat());
    }
    return [];
  }

  function titledWith(subject: readonly QueryWord[]): readonly number[] {
    const numbers = subject.map(({ word }) => word);
    const telling = subject.filter(({ isStop }) => !isStop).map(({ word }) => word);
    if (telling.length < 2 || telling.includes(NONE)) return [];
    const inARow = titles.holding(numbers);
    const found = inARow.length > 0 ? inARow : titles.holdingAll(telling);
    const begins = (document: number) => (titles.startsWith(document, numbers) ? 0 : 1);
    return earliest(found)
      .sort((a, b) => begins(a) - begins(b))
      .slice(0, MOST);
  }

  /**
   * The makers of what a question asks about, going by texts: `ELMo`, `the Penn Treebank`. A single lower-case word may be
   * anything: it counts only if a title introduces it as a name and many papers have it (`wordnet`, not `egg`).
   */
  function toldMakers(name: readonly QueryWord[], { coined, capital, kind }: Question): readonly number[] {
    const isAsked = kind === 'origin' || kind === 'definition';
    if (!isAsked || name.length > LONGEST_NAME || name.some(({ isStop }) => isStop)) return [];
    const [first, ...others] = name;
    if (name.some(({ text }) => coined.has(text) || (others.length > 0 && capital.has(text))))
      return madeBy(name).filter((document) => kind !== 'origin' || !isOnLongForm(name, document));
    const isKnown = first !== undefined && others.length === 0 && reader.frequency(first.stem) >= KNOWN_BY;
    if (!isKnown) return [];
    const givers = giversOf(name);
    return givers.length > 0 ? givers : madeBy(name);
  }

  /** Whether a title only mentions what an acronym stands for: `Using a Support-Vector Machine for …`. */
  function isOnLongForm(name: readonly QueryWord[], document: number): boolean {
    const longForm = longFormOf(name)?.map(({ word }) => word) ?? [];
    return (
      titles.holdsAll(document, longForm) && longForm.length > 0 && !titles.startsWith(document, longForm)
    );
  }

  return (question) => {
    const { subject, words, coined, capital, kind } = question;
    const name = subject.filter(({ text }) => !KINDS.has(text));
    const isRare = ({ stem }: QueryWord) =>
      reader.frequency(stem) <= Math.max(RARE_PAPERS, RARE * reader.papers);
    const isNamed =
      subject.some(({ text }) => coined.has(text) || capital.has(text)) ||
      (kind !== 'finding' && subject.some(isRare));
    const inFull = isNamed ? giversOf(subject) : [];
    const titled = inFull.length > 0 || !isNamed ? inFull : giversOf(name);
    const whole = titled.length > 0 ? titled : toldMakers(name, question);
    // `What is DNA made of` asks for more than who introduced this name.
    const asksMore = kind === 'definition' && words.some(({ isEveryday }) => isEveryday);
    const numbers = name.map(({ word }) => word);
    const isKnown = numbers.length > 0 && !numbers.includes(NONE);
    const isLate = (document: number) => isKnown && origins.isLate(numbers, document);
    const isInUse = (document: number) => isKnown && isInUseBefore(numbers, document);
    if (whole.length > 0 && !asksMore)
      return { givers: whole.slice(0, MOST), isWhole: true, titled: [], isLate, isInUse };
    const isCoined = ({ text }: QueryWord) => coined.has(text);
    const givers = namesIn(name, isCoined);
    // A thing's maker says how large it is, even if no title introduces the name: `How many pairs are in SNLI?`
    const told = kind === 'figure' && givers.length === 0 ? name.filter(isCoined) : [];
    return {
      givers: (told.length === 1 ? madeBy(told) : givers).slice(0, MOST),
      isWhole: false,
      titled: kind === 'origin' ? titledWith(name) : [],
      isLate,
      isInUse,
    };
  };
}
