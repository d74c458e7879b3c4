import { memoized } from '../../lazily.ts';
import type { AuthorIndex } from '../index/authors.ts';
import { yearOfDay } from '../index/columns.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import type { RowPlace } from '../index/text-places.ts';
import { createTextReader, type PackedTexts } from '../index/texts.ts';

/** A citation as texts write it: `Peters et al., 2018`. */
export interface CitedAs {
  readonly family: string;
  /** The most frequent year; preprints are cited with the year before. */
  readonly year: number;
}

/** A paper with a name in its text, and the position there. */
export interface NamedIn {
  readonly document: number;
  readonly places: readonly RowPlace[];
}

/** How often texts cite this, including the year before and after. */
export interface TimesCited extends CitedAs {
  readonly times: number;
}

/** Reads citations from the words of texts, which have no punctuation: `peters et al 2018`. */
export interface Citations {
  /** What is cited after a name, by one family name each, most frequent first. */
  behind(mentions: readonly NamedIn[]): readonly TimesCited[];
  /** Papers that a citation may mean: by first author and year. */
  papersOf(cited: CitedAs): readonly number[];
}

/** Words allowed between a name and its citation (`ELMo embeddings (…`); also a second author before the year. */
const BETWEEN = 1;
const NAMES = 4;

interface CitationParts {
  readonly index: PackedTexts;
  readonly lexicon: Lexicon;
  readonly authors: AuthorIndex;
  readonly days: Uint32Array;
}

export function createCitations({ index, lexicon, authors, days }: CitationParts): Citations {
  const texts = createTextReader(index);

  const isFamily = memoized(authors.isFamilyName);
  const centuries = ['19', '20'].map(lexicon.prefixRange);

  /** Whether a year may follow soon: numbers of sorted words tell, and hardly any position needs a closer look. */
  function mayBeCited(words: Uint32Array, place: number): boolean {
    for (let next = place + 1; next <= place + NAMES; next++) {
      const word = words[next] ?? NONE;
      if (centuries.some((range) => lexicon.isIn(range, word))) return true;
    }
    return false;
  }

  function citedAt(words: Uint32Array, place: number): CitedAs | undefined {
    if (!mayBeCited(words, place)) return undefined;
    const textAt = (one: number) => {
      const word = words[one];
      return word === undefined ? '' : lexicon.at(word);
    };
    const family = textAt(place);
    if (family.length < 2 || /\d/.test(family) || !isFamily(family)) return undefined;
    for (let next = place + 1; next <= place + NAMES; next++) {
      const text = textAt(next);
      const [, year] = /^((?:19|20)\d\d)[a-z]?$/.exec(text) ?? [];
      if (year !== undefined) return { family, year: Number(year) };
      if (text !== 'et' && text !== 'al' && next > place + 1) return undefined;
    }
    return undefined;
  }

  return {
    behind(mentions) {
      const yearsOf = new Map<string, Map<number, number>>();
      for (const { document, places } of mentions) {
        for (const { end } of places) {
          const words = texts.wordsFrom(document, end, BETWEEN + 1 + NAMES);
          const found = citedAt(words, 0) ?? citedAt(words, BETWEEN);
          if (found === undefined) continue;
          const years = yearsOf.get(found.family) ?? new Map<number, number>();
          years.set(found.year, (years.get(found.year) ?? 0) + 1);
          yearsOf.set(found.family, years);
        }
      }
      const all = [...yearsOf].map(([family, years]) => {
        const year = [...years].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
        const times = [year - 1, year, year + 1].reduce((sum, one) => sum + (years.get(one) ?? 0), 0);
        return { family, year, times };
      });
      return all.sort((a, b) => b.times - a.times);
    },

    papersOf({ family, year }) {
      return authors.writtenFirstBy(family).filter((document) => yearOfDay(days[document] ?? 0) === year);
    },
  };
}
