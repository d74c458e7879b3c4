import { lazily, memoized } from '../../lazily.ts';
import { upToFamilyName } from '../../paper/family-name.ts';
import type { AuthorIndex } from '../index/authors.ts';
import { categoryCounts, type PaperColumns, yearOfDay } from '../index/columns.ts';
import { openWords } from '../index/joint-lexicon.ts';
import { titlesHolding } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { amongHolding, holdingAll } from '../index/posting-cursor.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { editDistance } from '../query/edit-distance.ts';
import type { HalfWords } from '../query/half-words.ts';
import { beginsAlike } from '../query/near-alone.ts';
import type { NearTitles } from '../query/near-titles.ts';
import type { Dictionary } from '../query/spelling.ts';
import type { QueryReader, QueryWord } from '../query/terms.ts';
import { foldName, withoutSigns } from '../text/names.ts';
import { createBegunInTitles } from './begun-in-titles.ts';
import type { BegunName } from './half-names.ts';
import { createNearNames, type NearNames } from './near-names.ts';
import { papersByNames } from './papers-by-names.ts';

/** What the catalog knows about a query's words. Words are folded. */
export interface Evidence {
  /** Names whose family name ends in this word. */
  familyNamed(word: string): readonly number[];
  /** Whether a word is part of somebody's name. */
  isOfName(word: string): boolean;
  /** Family names that begin with the last of some words, see `createBegunNames`. */
  begunNames(words: readonly string[]): readonly BegunName[];
  /** The commonest title word of some documents that begins with a half-typed one, see `createBegunInTitles`. */
  begunInTitles(documents: readonly number[], half: string): string | undefined;
  /** Whether a word that's in no text begins a title word. */
  beginsTitleWord(word: string): boolean;
  /** How many papers are by people with a word in their name. */
  namePapers(word: string): number;
  /** How many papers are by people with this family name. */
  familyPapers(word: string): number;
  /** Whether a word is a family name only when parts of a name are joined: `anli` for An Li. */
  isJoinedName(word: string): boolean;
  /** Names that may refer to a person, see `AuthorIndex.namesLike`; none if all fit only by initials. */
  named(words: readonly string[]): readonly number[];
  /** The names that have exactly these words, see `AuthorIndex.calledExactly`. */
  exactly(names: readonly number[], words: readonly string[]): readonly number[];
  /** Documents by any of these names, each once. */
  papersBy(names: readonly number[]): readonly number[];
  authorsOf(document: number): Uint32Array;
  /** How many papers have a word in their text, in any form, and in their title. */
  texts(word: string): number;
  titles(word: string): number;
  /** How many papers have all of these words, in any form. */
  textsWithAll(words: readonly string[]): number;
  /** Whether some title has the words in a row, and whether one has them anywhere. */
  isInTitle(words: readonly string[]): boolean;
  isAcrossTitle(words: readonly string[]): boolean;
  /** Those of some documents whose titles have all the words. */
  titled(documents: readonly number[], words: readonly string[]): readonly number[];
  /** Whether some title would have the words in a row if the unknown ones were spelt right. */
  isMisspeltTitle(words: readonly string[]): boolean;
  /** Whether some title names its subject with these words (`ICON: …`). */
  isNameOfThing(words: readonly string[]): boolean;
  /** Papers that introduced what these words name, whether or not they contain them. */
  madeBy(words: readonly string[]): readonly number[];
  /** Whether papers by people of another name introduced what a word names: `pang` is only cited as if it were a thing. */
  isMadeByOthers(word: string): boolean;
  /** See `NearNames`. */
  readonly nearNames: NearNames;
  /** Whether the second word is half typed: no title has it after the first, but some has a completion there. */
  isHalfTyped(before: string, word: string): boolean;
  /** The documents that have all the words, in any form and spelling; ascending. */
  holding(documents: readonly number[], words: readonly string[]): readonly number[];
  /** The one printed form of all these names; undefined for several people. */
  printed(names: readonly number[]): string | undefined;
  hasYear(year: number): boolean;
  /** Whether a document may be from between two years. */
  isWithin(document: number, from: number, to: number): boolean;
  /** A category by its lower-case name, with its number of papers. */
  venueOf(word: string): Venue | undefined;
  /** The largest category within one edit of a lower-case word; undefined if there is none. */
  venueNear(word: string): Venue | undefined;
}

/** A category with its number of papers. */
export interface Venue {
  readonly name: string;
  readonly papers: number;
}

interface EvidenceParts {
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  readonly authors: AuthorIndex;
  readonly reader: QueryReader;
  readonly titles: TitleMatcher;
  /** Words of the texts, and of names. */
  readonly dictionary: Dictionary;
  readonly nameDictionary: Dictionary;
  readonly halfWords: HalfWords;
  readonly nearTitles: NearTitles;
  readonly begunNames: Evidence['begunNames'];
  readonly madeBy: (words: readonly QueryWord[]) => readonly number[];
  /** Other spellings (`text tiling` for `texttiling`) and long forms of acronyms; undefined if none is known. */
  readonly otherWays: readonly ((words: readonly QueryWord[]) => readonly QueryWord[] | undefined)[];
}

/** Family names cached with their papers. */
const REMEMBERED = 1_000;

export function createEvidence({
  index,
  columns,
  authors,
  reader,
  titles,
  dictionary,
  nameDictionary,
  halfWords,
  nearTitles,
  begunNames,
  madeBy,
  otherWays,
}: EvidenceParts): Evidence {
  const years = lazily(() => new Set(columns.days.map(yearOfDay)));
  const venues = lazily(
    () =>
      new Map([...categoryCounts(columns)].map(([name, papers]) => [name.toLowerCase(), { name, papers }])),
  );
  // A query looks up each of its words many times.
  const wordOf = memoized((text): QueryWord | undefined => reader.read(text)[0], REMEMBERED);
  /** The stems of each spelling of a word. */
  const waysOf = memoized((text): readonly (readonly number[])[] => {
    const word = wordOf(text);
    if (word === undefined) return [];
    const others = otherWays.flatMap((of) => {
      const said = of([word])?.filter(({ isStop }) => !isStop) ?? [];
      return said.length === 0 ? [] : [said.map(({ stem }) => stem)];
    });
    return [[word.stem], ...others];
  }, REMEMBERED);
  const papersBy = papersByNames(authors);
  const isMadeByOthers = memoized((word) => {
    const made = madeBy(reader.read(word));
    if (made.length === 0) return false;
    const own = new Set(papersBy(authors.familyNamed(word)));
    return made.some((document) => !own.has(document));
  }, REMEMBERED);
  const numbersOf = (words: readonly string[]) => words.map((word) => wordOf(word)?.word ?? NONE);

  return {
    familyNamed: (word) => authors.familyNamed(word),
    begunNames,
    begunInTitles: createBegunInTitles(index, openWords(index)),
    beginsTitleWord: (word) => halfWords.begins(word),
    namePapers: (word) => authors.wordFrequency(word),
    isOfName: authors.isNameWord,
    familyPapers: memoized(
      (word) =>
        authors.familyNamed(word).reduce((sum, name) => sum + authors.documentsOfName(name).length, 0),
      REMEMBERED,
    ),
    isJoinedName: (word) =>
      !authors
        .familyNamed(word)
        .some(
          (name) =>
            withoutSigns(upToFamilyName(foldName(authors.printed([name]) ?? '').split(' ')).at(-1) ?? '') ===
            withoutSigns(word),
        ),
    named(words) {
      const names = authors.namesLike(words.join(' '));
      const whole = words.filter((word) => word.length > 1).length;
      return names.some((name) => authors.wholeWords(name) >= whole) ? names : [];
    },
    exactly: (names, words) => authors.calledExactly(names, words.join(' ')),
    papersBy,
    authorsOf: authors.authorsOf,
    texts: (word) => reader.frequency(wordOf(word)?.stem ?? NONE),
    titles: (word) => titlesHolding(index, wordOf(word)?.stem ?? NONE),
    textsWithAll(words) {
      const stems = words.map((word) => wordOf(word)?.stem ?? NONE);
      if (stems.includes(NONE) || stems.length === 0) return 0;
      const [rarest = 0, ...others] = stems.sort((a, b) => reader.frequency(a) - reader.frequency(b));
      return holdingAll(index, rarest, others).length;
    },
    isInTitle: (words) => titles.isHeld(numbersOf(words)),
    isAcrossTitle: (words) => titles.holdingAll(numbersOf(words)).length > 0,
    titled(documents, words) {
      const numbers = numbersOf(words);
      return documents.filter((document) => titles.holdsAll(document, numbers));
    },
    isMisspeltTitle(words) {
      const typed = words.flatMap(reader.read);
      const isKnown = ({ text, word }: QueryWord) => word !== NONE || authors.isNameWord(text);
      if (typed.every(isKnown)) return false;
      const meant = nearTitles.nearest(typed)?.words;
      return meant?.every(({ word }, i) => word === typed[i]?.word || typed[i]?.word === NONE) === true;
    },
    isNameOfThing: (words) => titles.naming(numbersOf(words)).length > 0,
    madeBy: (words) => madeBy(words.flatMap(reader.read)),
    isMadeByOthers,
    nearNames: createNearNames({ authors, reader, titles, dictionary, nameDictionary, halfWords }),
    isHalfTyped(before, word) {
      const words = [before, word].flatMap(reader.read);
      const whole = halfWords.completion(words);
      return whole !== undefined && titles.isHeld([words[0]?.word ?? NONE, whole.word]);
    },
    holding(documents, words) {
      let left = Uint32Array.from(documents).sort();
      for (const word of words) {
        const held = waysOf(word).flatMap((stems) => [...amongHolding(index, left, stems)]);
        left = Uint32Array.from(new Set(held)).sort();
      }
      return [...left];
    },
    printed: (names) => authors.printed(names),
    hasYear: (year) => years().has(year),
    isWithin(document, from, to) {
      const first = yearOfDay(columns.publishedFrom[document] ?? 0);
      return first >= from && first <= to;
    },
    venueOf: (word) => venues().get(word),
    venueNear: memoized((word): Venue | undefined => {
      const near = [...venues()].filter(([name]) => editDistance(word, name, 1) === 1);
      const alike = (name: string) => Number(beginsAlike(word, name));
      return near.sort(([a, one], [b, other]) => alike(b) - alike(a) || other.papers - one.papers)[0]?.[1];
    }, REMEMBERED),
  };
}
