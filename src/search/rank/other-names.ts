import { memoized } from '../../lazily.ts';
import { documentsOf, holdersOf } from '../index/joint-postings.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import { explainedAs, type LongForm } from '../index/long-forms.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { openTitleWords } from '../index/title-words.ts';
import type { QueryWord } from '../query/terms.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { MentionsOf } from './mentions.ts';
import { DATA, KINDS } from './named-things.ts';
import type { Namesakes } from './namesakes.ts';
import type { Origins } from './origins.ts';

/** A name in more papers is a term of the field. */
const RARE = 200;
/** If more titles have a long form, none of them introduced it. */
const MOST_TITLES = 200;
/** Papers that must say a name of several words. */
const LEAST_PAPERS = 5;
const MOST_PAPERS = 4_000;
/** The share of an acronym's explanations that its main long form has. */
const MAIN = 1 / 2;
const LEAST_EXPLAINED = 2;
/** Whoever made a thing may publish it this many days after the first who used it: both may be at one conference. */
const SOON = 365;
/** Letters of the shortest name that begins with another word's initial: `ANLI`. */
const SHORTEST = 4;
const NAME_WORDS = 4;
/** Letters of what may follow a hyphen in a name that no title gives: `XLM-R`. */
const SHORT_PART = 2;

interface OtherNameParts {
  readonly index: PackedIndex;
  readonly lexicon: Lexicon;
  readonly titles: TitleMatcher;
  readonly namesakes: Namesakes;
  readonly origins: Pick<Origins, 'of'>;
  readonly mentionsOf: MentionsOf;
  /** Day numbers by document, 0 where unknown. */
  readonly days: Uint32Array;
}

/**
 * Finds the paper that made a thing whose rare name is in no title as typed: one typed without its hyphen (`mustc` for MuST-C),
 * an acronym that few papers explain (`MERT`), an initial before another acronym (`ANLI` for Adversarial NLI), or data with
 * somebody's name before it (`Stanford Sentiment Treebank` for a title that ends in `… a Sentiment Treebank`).
 */
export function createOtherNames(parts: OtherNameParts): (words: readonly QueryWord[]) => readonly number[] {
  const { index, lexicon, titles, namesakes, origins, mentionsOf, days } = parts;
  const titleWordAt = openTitleWords(index.titleWords);
  const dayOf = (document: number) => days[document] ?? 0;

  function earliest(documents: readonly number[]): number | undefined {
    const dated = documents.filter((one) => dayOf(one) > 0);
    return dated.sort((a, b) => dayOf(a) - dayOf(b) || a - b)[0];
  }

  /** Whether a paper came before others used the name, or soon after. */
  function isBefore(document: number | undefined, users: readonly number[]): document is number {
    const first = earliest(users);
    return document !== undefined && first !== undefined && dayOf(document) <= dayOf(first) + SOON;
  }

  /** `mustc` for `MuST-C: …`, and `xlmr` for XLM-R. */
  function apart(text: string): number | undefined {
    const splits = Array.from({ length: text.length - 1 }, (_, i) => [
      text.slice(0, i + 1),
      text.slice(i + 1),
    ])
      .filter((pieces) => !pieces.every(isStopWord))
      .map((pieces) => ({ pieces, numbers: pieces.map(lexicon.find) }))
      .filter(({ numbers }) => !numbers.includes(NONE));
    for (const { numbers } of splits) {
      const [giver] = namesakes.giving(numbers);
      if (giver !== undefined) return giver;
    }
    const told = splits.filter(({ pieces: [, last = ''] }) => last.length <= SHORT_PART && !isStopWord(last));
    return told.map(({ numbers }) => origins.of(numbers)).find((maker) => maker !== undefined);
  }

  function inFull(text: string, users: readonly number[]): number | undefined {
    const forms = explainedAs(index, text);
    const all = forms.reduce((sum, { papers }) => sum + papers, 0);
    for (const form of forms) {
      const maker = madeAs(form, all, users);
      if (maker !== undefined) return maker;
    }
    return undefined;
  }

  function madeAs({ longForm, papers }: LongForm, all: number, users: readonly number[]): number | undefined {
    const words = longForm.split(' ').map(lexicon.find);
    if (words.length < 2 || words.includes(NONE)) return undefined;
    const data = dataOf(words);
    if (data !== undefined) return data;
    const told = origins.of(words);
    if (isBefore(told, users)) return told;
    if (papers < Math.max(LEAST_EXPLAINED, MAIN * all)) return undefined;
    const holding = titles.holding(words);
    const first = holding.length > MOST_TITLES ? undefined : earliest(holding);
    return isBefore(first, users) && titles.startsWith(first, words) ? first : undefined;
  }

  /** Data known by a longer name than its paper's title ends in. */
  function dataOf(name: readonly number[]): number | undefined {
    const [, ...tail] = name;
    if (tail.length < 2 || !DATA.has(lexicon.at(tail.at(-1) ?? NONE))) return undefined;
    const holding = titles.holding(tail);
    const first = holding.length > MOST_TITLES ? undefined : earliest(holding);
    if (first === undefined || !titles.endsIn(first, tail) || !isAfterSmallWord(first, tail))
      return undefined;
    const users = mentionsOf(name, { most: MOST_PAPERS });
    const papers = users.map(({ document }) => document);
    return users.length >= LEAST_PAPERS && isBefore(first, papers) ? first : undefined;
  }

  /** Whether a title ends in `a Sentiment Treebank` and not in somebody's: `the British National Corpus`. */
  function isAfterSmallWord(document: number, tail: readonly number[]): boolean {
    const at = (index.titleStart[document + 1] ?? 0) - tail.length - 1;
    return at < (index.titleStart[document] ?? 0) || isStopWord(lexicon.at(titleWordAt(at)));
  }

  /** The first title that names its subject by a word with the same initial and the rest: `Adversarial NLI: …` for `ANLI`. */
  function initialled(text: string, users: readonly number[]): number | undefined {
    const rest = text.length < SHORTEST ? NONE : lexicon.find(text.slice(1));
    if (rest === NONE) return undefined;
    const naming = titles.holding([rest]).filter((document) => {
      const first = titleWordAt(index.titleStart[document] ?? 0);
      return titles.isName(document, [first, rest]) && lexicon.at(first).startsWith(text.slice(0, 1));
    });
    const first = earliest(naming);
    return isBefore(first, users) ? first : undefined;
  }

  const madeAsWord = memoized((text: string): number | undefined => {
    const word = lexicon.find(text);
    const stem = index.stemOf[word] ?? NONE;
    if (stem === NONE || holdersOf(index, stem) > RARE) return undefined;
    const users = [...documentsOf(index, stem)];
    return apart(text) ?? inFull(text, users) ?? initialled(text, users);
  }, RARE);

  return (words) => {
    if (words.some(({ isStop, word }) => isStop || word === NONE)) return [];
    const name = words.filter(({ text }) => !KINDS.has(text));
    const [first, second] = name;
    const isVersion = name.length === 2 && /^\d/.test(second?.text ?? '');
    const isWord = first !== undefined && (name.length === 1 || isVersion);
    const made = isWord
      ? madeAsWord(first.text)
      : words.length > 2 && words.length <= NAME_WORDS
        ? dataOf(words.map(({ word }) => word))
        : undefined;
    return made === undefined ? [] : [made];
  };
}
