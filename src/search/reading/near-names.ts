import type { AuthorIndex } from '../index/authors.ts';
import { NONE } from '../index/lexicon.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { HalfWords } from '../query/half-words.ts';
import { beginsAlike, isNearAlone } from '../query/near-alone.ts';
import type { Dictionary } from '../query/spelling.ts';
import type { QueryReader } from '../query/terms.ts';

/** A name word that a misspelt one may mean, and whether it's likelier than any text word. */
export interface NearName {
  readonly word: string;
  readonly isLikeliest: boolean;
}

/**
 * Name words that a word may be a misspelling of, likeliest first. None for a known word, unless it's in hardly any text and
 * far fewer than the name has papers (`kohen`), and none for a misspelt beginning of a title word (`tranf`).
 *
 * @param isAlone whether the query is just that word.
 */
export type NearNames = (word: string, isAlone: boolean) => readonly NearName[];

/** Name words tried for a misspelt one. */
const TRIED = 5;
/** A word in no title and at most this share of papers may be a slip for a name with this many times more papers. */
const SLIP_RARE = 1 / 20_000;
const SLIP_COMMONER = 20;

interface NearNameParts {
  readonly authors: Pick<AuthorIndex, 'isFamilyName' | 'wordFrequency'>;
  readonly reader: QueryReader;
  readonly titles: Pick<TitleMatcher, 'isHeld'>;
  /** Words of the texts, and of names. */
  readonly dictionary: Dictionary;
  readonly nameDictionary: Dictionary;
  readonly halfWords: Pick<HalfWords, 'begins' | 'nearlyBegun'>;
}

export function createNearNames({
  authors,
  reader,
  titles,
  dictionary,
  nameDictionary,
  halfWords,
}: NearNameParts): NearNames {
  return (word, isAlone) => {
    const { word: own, stem } = reader.word(word);
    const isTold = own !== NONE && titles.isHeld([own]);
    if (isTold || authors.isFamilyName(word) || halfWords.begins(word)) return [];
    // What only shares a stem with other words is in no text itself: `dunnning`.
    const inTexts = own === NONE ? 0 : reader.frequency(stem);
    const held = Math.max(inTexts, authors.wordFrequency(word));
    const isRare = held <= Math.max(1, SLIP_RARE * reader.papers);
    // A name with a wrong letter may have the same stem: `yarowski`.
    const isCommoner = ({ text, papers }: { readonly text: string; readonly papers: number }) =>
      isRare ? papers >= SLIP_COMMONER * held : papers > held && reader.word(text).stem === stem;
    const texts = dictionary
      .nearest(word)
      .map(({ word: id, ...one }) => ({ ...one, papers: reader.frequency(reader.known(id).stem) }));
    // Nobody types a letter too many at the end, but many stop before it.
    const isBegun = (name: string) => word.startsWith(name) && halfWords.nearlyBegun(word) !== undefined;
    return nameDictionary
      .nearest(word)
      .filter((near) => (!isAlone || isNearAlone(word, near)) && !isBegun(near.text))
      .map(({ text, distance }) => ({ text, distance, papers: authors.wordFrequency(text) }))
      .filter(isCommoner)
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          Number(beginsAlike(word, b.text)) - Number(beginsAlike(word, a.text)) ||
          b.papers - a.papers,
      )
      .slice(0, TRIED)
      .map(({ text, distance, papers }) => ({
        word: text,
        isLikeliest: !texts.some(
          (one) => one.text !== text && one.distance <= distance && one.papers > papers,
        ),
      }));
  };
}
