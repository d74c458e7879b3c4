import { NONE } from '../index/lexicon.ts';
import type { TitleMatcher } from '../rank/title-match.ts';
import type { Dictionary } from './spelling.ts';
import type { QueryReader, QueryWord } from './terms.ts';

export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** A query whose unknown words were replaced where a near one exists. */
export interface CorrectedQuery {
  readonly words: readonly QueryWord[];
  readonly corrections: readonly Correction[];
}

/** Candidates tried for each word, and combinations of them in one query. */
const CANDIDATES = 6;
const COMBINATIONS = 36;
/** Words of a query that are looked up in the dictionary; a text with more is no typing error. */
const UNKNOWN_LIMIT = 4;
/** A known word may be a slip of the pen when one paper of so many holds it, and the near one so many times more. */
const RARE = 1 / 400;
const COMMONER = 5;
/** A shorter word is not read as one with another beginning: `bread` is not `read`. */
const LONG_ENOUGH = 7;
/** How many such words of one query are read otherwise: its rarest. */
const READ_OTHERWISE = 2;

interface Candidate {
  readonly candidate: QueryWord;
  /** A logarithm, up to a constant. */
  readonly likelihood: number;
}

interface CorrectorParts {
  readonly reader: QueryReader;
  readonly dictionary: Dictionary;
  readonly titles: TitleMatcher;
  /** Whether a word belongs to an author's name: such a word is known, whatever the texts hold. */
  readonly isName: (word: string) => boolean;
}

/** Repairs the spelling of a query by the catalog's own words. */
export interface Corrector {
  /** Replaces words that the catalog does not know; a word that it knows is never replaced. */
  correct(words: readonly QueryWord[]): CorrectedQuery;
  /**
   * The query as it stands in a title when rare known words are read as near common ones (`nerual` occurs, and
   * `neural` was meant); undefined when no title holds that. For searching beside the words as they are.
   */
  reading(words: readonly QueryWord[]): readonly QueryWord[] | undefined;
}

export function createCorrector({ reader, dictionary, titles, isName }: CorrectorParts): Corrector {
  /** Words that may be meant, likeliest first: few edits, then the first letter kept, then many papers. */
  function candidates({ text }: QueryWord): Candidate[] {
    const near = dictionary
      .nearest(text)
      .filter((one) => text.length >= LONG_ENOUGH || beginsAlike(text, one.text));
    const scored = near.map(({ word, text: meant, distance }): Candidate => {
      const candidate = reader.known(word);
      const papers = candidate.isStop ? 1 : reader.frequency(candidate.stem);
      const likelihood = Math.log(papers + 1) - 6 * distance + (meant[0] === text[0] ? 2 : 0);
      return { candidate, likelihood };
    });
    return scored.sort((a, b) => b.likelihood - a.likelihood).slice(0, CANDIDATES);
  }

  function isUnknown({ text, stem, isStop }: QueryWord): boolean {
    return !isStop && stem === NONE && !/^[\d.,]+$/.test(text) && !isName(text);
  }

  /** The likeliest combination that some title holds word by word. */
  function inTitle(options: readonly (readonly Candidate[])[]): readonly QueryWord[] | undefined {
    let combinations: { words: QueryWord[]; likelihood: number }[] = [{ words: [], likelihood: 0 }];
    for (const choices of options) {
      combinations = combinations.flatMap(({ words, likelihood }) =>
        choices.map((choice) => ({
          words: [...words, choice.candidate],
          likelihood: likelihood + choice.likelihood,
        })),
      );
      combinations.sort((a, b) => b.likelihood - a.likelihood);
      if (combinations.length > COMBINATIONS) combinations.length = COMBINATIONS;
    }
    return combinations.find(
      ({ words }) =>
        words.every(({ word }) => word !== NONE) && titles.holding(words.map(({ word }) => word)).length > 0,
    )?.words;
  }

  return {
    correct(words) {
      const unknown = words.filter(isUnknown);
      if (unknown.length === 0 || unknown.length > UNKNOWN_LIMIT) return { words, corrections: [] };
      const options = words.map((word) => {
        const near = isUnknown(word) ? candidates(word) : [];
        return near.length === 0 ? [asTyped(word)] : near;
      });
      const chosen = inTitle(options) ?? options.flatMap(([likeliest]) => likeliest?.candidate ?? []);
      const corrections = words.flatMap(({ text }, i) => {
        const to = chosen[i]?.text ?? text;
        return to === text ? [] : [{ from: text, to }];
      });
      return { words: chosen, corrections };
    },

    reading(words) {
      const rare = words
        .filter(({ text, stem, isStop }) => !isStop && (stem !== NONE || isName(text)))
        .map((word) => ({ word, papers: reader.frequency(word.stem) }))
        .filter(({ papers }) => papers <= RARE * reader.papers)
        .sort((a, b) => a.papers - b.papers)
        .slice(0, READ_OTHERWISE);
      let changed = false;
      const options = words.map((word) => {
        const found = rare.find((one) => one.word === word);
        if (found === undefined) return [asTyped(word)];
        const least = (found.papers + 1) * COMMONER;
        const common = candidates(word).filter(
          ({ candidate }) => candidate.isStop || reader.frequency(candidate.stem) >= least,
        );
        changed ||= common.length > 0;
        return [asTyped(word), ...common];
      });
      return changed ? inTitle(options) : undefined;
    },
  };
}

/** A word as it stands; it is likelier than any other by being typed. */
function asTyped(candidate: QueryWord): Candidate {
  return { candidate, likelihood: 0 };
}

/** Whether two words share their first letter, or one has its first two swapped. */
function beginsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}
