import type { AuthorIndex } from '../index/authors.ts';
import { yearOfDay } from '../index/columns.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { createTextReader, type PackedTexts } from '../index/texts.ts';

/** How a text cites: `Peters et al., 2018`. */
export interface CitedAs {
  readonly family: string;
  readonly year: number;
}

/** A paper with a name in its text, and where it stands there. */
export interface NamedIn {
  readonly document: number;
  readonly places: readonly number[];
}

/** Reads citations out of the words of texts, which stand there without signs: `peters et al 2018`. */
export interface Citations {
  /** What is cited most often behind a name of so many words, and how often; undefined where nothing is. */
  commonest(
    mentions: readonly NamedIn[],
    nameLength: number,
  ): (CitedAs & { readonly times: number }) | undefined;
  /** Papers that a citation may mean: that person is the first author, and it is of that year. */
  papersOf(cited: CitedAs): readonly number[];
}

/** A word may stand between what is cited and the citation (`ELMo embeddings (…`), and a second author before the year. */
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

  function at(words: Uint32Array, place: number): CitedAs | undefined {
    const textAt = (one: number) => {
      const word = words[one];
      return word === undefined ? '' : lexicon.at(word);
    };
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
    commonest(mentions, nameLength) {
      const counts = new Map<string, CitedAs & { times: number }>();
      for (const { document, places } of mentions) {
        const words = texts.words(document);
        for (const name of places) {
          const place = name + nameLength;
          const found = at(words, place) ?? at(words, place + BETWEEN);
          if (found === undefined) continue;
          const key = `${found.family} ${found.year}`;
          const known = counts.get(key) ?? { ...found, times: 0 };
          known.times++;
          counts.set(key, known);
        }
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
