import { NONE } from '../index/lexicon.ts';
import { isFiller } from './filler.ts';
import type { HalfWords } from './half-words.ts';
import { beginsAlike, isNearAlone } from './near-alone.ts';
import type { NearTitles, Rewrite } from './near-titles.ts';
import type { OtherSpelling } from './other-spelling.ts';
import type { Dictionary, SpellingCandidate } from './spelling.ts';
import type { QueryReader, QueryWord } from './terms.ts';

export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** A query with unknown words replaced by similar known ones, if any. */
export interface CorrectedQuery {
  readonly words: readonly QueryWord[];
  readonly corrections: readonly Correction[];
}

/** Unknown words looked up per query; a text with more isn't a typo. */
const UNKNOWN_LIMIT = 4;
/** Longer queries aren't compared with titles under other spellings. */
const TITLE_WORDS = 8;
/** A known word is a slip if at most this share of papers has it, and a similar word is this many times as common. */
const SLIP_RARE = 1 / 2_000;
export const SLIP_COMMONER = 100;
/** A shorter known word on its own is no slip, unless its letters are only in another order. */
const LONG_SLIP = 6;
/** A shorter word isn't read as one with another beginning (`bread` isn't `read`). */
const LONG_ENOUGH = 7;
/** In a smaller catalog, a shorter word isn't wrong twice, and a short one is a slip only for a word in this share of papers. */
const SMALL = 2_000;
const LONG_TWICE = 8;
const SHORT = 4;
const SHORT_COMMON = 1 / 20;
/** A misspelt last word is half typed if the completion is in this many times as many papers as the nearest whole word, longer or not. */
const BEGUN_COMMONER = 20;
const BEGUN_LONGER = 2;

interface CorrectorParts {
  readonly reader: QueryReader;
  readonly dictionary: Dictionary;
  /** The words in at least `SLIP_COMMONER` papers: few, so quick to scan. */
  readonly commonWords: Pick<Dictionary, 'nearest'>;
  readonly nearTitles: NearTitles;
  readonly halfWords: HalfWords;
  readonly spelling: Pick<OtherSpelling, 'ofUnknown' | 'withFree'>;
  /** Whether a word is part of an author's name, and so known even if no text has it. */
  readonly isName: (word: string) => boolean;
}

/** Corrects a query's spelling by the catalog's own words. */
export interface Corrector {
  /**
   * Replaces words that the catalog doesn't know, a half-typed last one by its completion. Known words are never
   * replaced.
   */
  correct(words: readonly QueryWord[]): CorrectedQuery;
  /**
   * The query as some title has it, with known words read as similar, far commoner ones (`nerual` occurs, but
   * `neural` was meant). If no title does, only very rare words are read as very common similar ones. Undefined if
   * there are none. Searched in addition to the words as typed.
   */
  rewrite(words: readonly QueryWord[]): Rewrite | undefined;
  /** Whether a word is in no text and no name. */
  isUnknown(word: QueryWord): boolean;
  /** The query with its last, known word completed to another; undefined for a whole word. */
  completed(words: readonly QueryWord[]): readonly QueryWord[] | undefined;
  /** The query with very rare words read as similar, very common ones; undefined if there are none. */
  withoutSlips(words: readonly QueryWord[]): Rewrite | undefined;
}

export function createCorrector({
  reader,
  dictionary,
  commonWords,
  nearTitles,
  halfWords,
  spelling,
  isName,
}: CorrectorParts): Corrector {
  // In a small catalog, most words that it doesn't have are just about something else.
  const isSmall = reader.papers < SMALL;

  function isLikelySlip(text: string, { text: meant, word, distance }: SpellingCandidate): boolean {
    if (distance > 1 && text.length < LONG_TWICE && !isSwapped(text, meant)) return false;
    return text.length > SHORT || reader.frequency(reader.known(word).stem) >= SHORT_COMMON * reader.papers;
  }

  /** The likeliest intended word: fewest edits, then the same first letter, then most papers. */
  function likeliest({ text }: QueryWord, isAlone = false): QueryWord | undefined {
    const near = dictionary
      .nearest(text)
      .filter((one) =>
        isAlone || isSmall
          ? isNearAlone(text, one)
          : beginsAlike(text, one.text) || text.length >= LONG_ENOUGH,
      )
      .filter((one) => !isSmall || isLikelySlip(text, one));
    const scored = near.map(({ word, text: meant, distance }) => {
      const candidate = reader.known(word);
      const papers = candidate.isStop ? 1 : reader.frequency(candidate.stem);
      const likelihood = Math.log(papers + 1) - 6 * distance + (meant[0] === text[0] ? 2 : 0);
      return { candidate, likelihood };
    });
    return scored.sort((a, b) => b.likelihood - a.likelihood)[0]?.candidate;
  }

  /** Small words of asking are spelt as they were meant: `research` isn't `search`. */
  const mayBeWrong = (word: QueryWord) => isUnknown(word) && !isFiller(word.text);

  function isUnknown({ text, stem, isStop }: QueryWord): boolean {
    return !isStop && stem === NONE && !/^[\d.,]+$/.test(text) && !isName(text);
  }

  /** What a misspelt last word means: the nearest word, or one far commoner that it nearly begins (`tranf`). */
  function likeliestLast(last: QueryWord, isAlone: boolean): QueryWord | undefined {
    const whole = likeliest(last, isAlone);
    const begun = halfWords.nearlyBegun(last.text);
    if (whole === undefined || begun === undefined) return whole ?? begun;
    const times = whole.text.length > last.text.length ? BEGUN_COMMONER : BEGUN_LONGER;
    return reader.frequency(begun.stem) >= times * reader.frequency(whole.stem) ? begun : whole;
  }

  /**
   * What a half-typed last word means: what it begins, unless that's a slip that others made, too: `tranl` begins
   * `tranlsation`.
   */
  function completionOf(words: readonly QueryWord[], last: QueryWord): QueryWord | undefined {
    const whole = halfWords.completion(words);
    if (whole === undefined || !isSlip(whole) || halfWords.nearlyBegun(last.text) === undefined) return whole;
    return likeliestLast(last, words.filter(({ isStop }) => !isStop).length === 1);
  }

  function inTitle(words: readonly QueryWord[]): Rewrite | undefined {
    return words.length < 2 || words.length > TITLE_WORDS ? undefined : nearTitles.nearest(words);
  }

  function withoutSlips(words: readonly QueryWord[]): Rewrite | undefined {
    const isAlone = words.length === 1;
    const read = words.map((word) => (isSlip(word) ? (muchCommoner(word, isAlone) ?? word) : word));
    return read.some((word, i) => word !== words[i]) ? { words: read, isDoubtful: false } : undefined;
  }

  function isSlip({ text, stem, isStop }: QueryWord): boolean {
    const most = Math.max(1, SLIP_RARE * reader.papers);
    return !isStop && stem !== NONE && reader.frequency(stem) <= most && !/\d/.test(text) && !isName(text);
  }

  function muchCommoner(word: QueryWord, isAlone: boolean): QueryWord | undefined {
    const least = (reader.frequency(word.stem) + 1) * SLIP_COMMONER;
    const isCommoner = ({ stem, isStop }: QueryWord) => !isStop && reader.frequency(stem) >= least;
    if (!commonWords.nearest(word.text).some((one) => isCommoner(reader.known(one.word)))) return undefined;
    const near = likeliest(word);
    if (near === undefined || !isCommoner(near)) return undefined;
    // Short words are near many others: `café` isn't a slip for `case`, but `taks` is one for `task`.
    const isNear = !isAlone || word.text.length >= LONG_SLIP || isSwapped(word.text, near.text);
    return isNear ? near : undefined;
  }

  function correct(given: readonly QueryWord[]): CorrectedQuery {
    // Another spelling isn't a mistake, so it isn't reported.
    const words = spelling
      .withFree(given)
      .flatMap((word) => (isUnknown(word) ? (spelling.ofUnknown(word) ?? word) : word));
    const unbroken = halfWords.unbroken(words);
    const from = words.at(-1)?.text ?? '';
    if (unbroken !== undefined) {
      const { words: before, corrections } = correct(words.slice(0, -1));
      return { words: [...before, unbroken], corrections: [...corrections, { from, to: unbroken.text }] };
    }
    const unknown = words.filter(mayBeWrong);
    if (unknown.length === 0 || unknown.length > UNKNOWN_LIMIT) return { words, corrections: [] };
    const last = words.at(-1);
    const half = last !== undefined && mayBeWrong(last) ? completionOf(words, last) : undefined;
    const typed = half === undefined ? words : [...words.slice(0, -1), half];
    const titled = typed.some(mayBeWrong) ? inTitle(typed) : undefined;
    const isAlone = typed.filter(({ isStop, text }) => !isStop && !isFiller(text)).length === 1;
    const chosen = typed.map((word, i) => {
      if (!mayBeWrong(word)) return word;
      const near = word === last ? likeliestLast : likeliest;
      return titled?.words[i] ?? (halfWords.begins(word.text) ? word : (near(word, isAlone) ?? word));
    });
    const corrections = words.flatMap(({ text }, i) => {
      const to = chosen[i]?.text ?? text;
      return to === text ? [] : [{ from: text, to }];
    });
    return { words: chosen, corrections };
  }

  return {
    isUnknown,
    correct,

    rewrite(words) {
      const titled = inTitle(words);
      const isOther = titled?.words.some(({ word }, i) => word !== words[i]?.word) === true;
      if (isOther || words.length > TITLE_WORDS + UNKNOWN_LIMIT) return titled;
      return withoutSlips(words);
    },

    completed(words) {
      const half = halfWords.completion(words);
      return half === undefined ? undefined : [...words.slice(0, -1), half];
    },

    withoutSlips,
  };
}

/** Whether two words have the same letters. */
function isSwapped(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}
