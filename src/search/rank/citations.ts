import type { AuthorIndex } from '../index/authors.ts';
import { yearOfDay } from '../index/columns.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/** How a text cites: `Peters et al., 2018`. */
export interface CitedAs {
  readonly family: string;
  readonly year: number;
}

/** Reads citations out of the words of texts, which stand there without signs: `peters et al 2018`. */
export interface Citations {
  /** What is cited most often at some places of the sequence, and how often; undefined where nothing is. */
  commonest(places: readonly number[]): (CitedAs & { readonly times: number }) | undefined;
  /** Papers that a citation may mean: that person is the first author, and it is of that year. */
  papersOf(cited: CitedAs): readonly number[];
}

/** A word may stand between what is cited and the citation (`ELMo embeddings (…`), and a second author before the year. */
const BETWEEN = 1;
const NAMES = 4;

interface CitationParts {
  readonly index: Pick<PackedIndex, 'sequence'>;
  readonly lexicon: Lexicon;
  readonly authors: AuthorIndex;
  readonly days: Uint32Array;
}

export function createCitations({ index: { sequence }, lexicon, authors, days }: CitationParts): Citations {
  const textAt = (place: number) => {
    const word = sequence[place];
    return word === undefined ? '' : lexicon.at(word);
  };

  function at(place: number): CitedAs | undefined {
    const family = textAt(place);
    if (family.length < 2 || /\d/.test(family) || authors.familyNamed(family).length === 0) return undefined;
    for (let next = place + 1; next <= place + NAMES; next++) {
      const text = textAt(next);
      const [, year] = /^((?:19|20)\d\d)[a-z]?$/.exec(text) ?? [];
      if (year !== undefined) return { family, year: Number(year) };
      if (text !== 'et' && text !== 'al' && next > place + 1) return undefined;
    }
    return undefined;
  }

  return {
    commonest(places) {
      const counts = new Map<string, CitedAs & { times: number }>();
      for (const place of places) {
        const found = at(place) ?? at(place + BETWEEN);
        if (found === undefined) continue;
        const key = `${found.family} ${found.year}`;
        const known = counts.get(key) ?? { ...found, times: 0 };
        known.times++;
        counts.set(key, known);
      }
      return [...counts.values()].sort((a, b) => b.times - a.times)[0];
    },

    papersOf({ family, year }) {
      const papers = authors
        .familyNamed(family)
        .flatMap((name) =>
          [...authors.documentsOfName(name)].filter((document) => authors.authorsOf(document)[0] === name),
        );
      return papers.filter((document) => yearOfDay(days[document] ?? 0) === year);
    },
  };
}
