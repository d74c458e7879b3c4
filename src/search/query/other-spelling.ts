import { type Lexicon, NONE } from '../index/lexicon.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { otherEnglish } from '../text/american.ts';
import type { Dictionary } from './spelling.ts';
import type { QueryReader, QueryWord } from './terms.ts';

/** The same words in other spellings that the catalog has. */
export interface OtherSpelling {
  /** A query in another spelling; undefined if none of its words has one. */
  of(words: readonly QueryWord[]): readonly QueryWord[] | undefined;
  /**
   * A query with `without references` as `reference free`, if titles say so and none has the query as typed: papers that
   * contain the word are the very ones not meant.
   */
  withFree(words: readonly QueryWord[]): readonly QueryWord[];
  /** Another spelling of a word that's in no text: `plugin` is `plug in`. */
  ofUnknown(word: QueryWord): readonly QueryWord[] | undefined;
}

/** Shorter pieces occur in any word. */
const SHORTEST_PIECE = 3;
/** A run of words in this many titles is a term. */
const TERM = 10;
/** A longer text is a passage and has enough words as it is. */
const MOST_WORDS = 8;
/** Beside a word in this share of all papers, a spelling with fewer than a share of its papers adds nothing. */
const COMMON = 1 / 50;
const LEAST_SHARE = 1 / 50;

export function createOtherSpelling(
  reader: QueryReader,
  lexicon: Lexicon,
  titles: Pick<TitleMatcher, 'holding' | 'isHeld'>,
  dictionary: Pick<Dictionary, 'nearest'>,
): OtherSpelling {
  const known = (text: string): QueryWord | undefined => {
    const word = lexicon.find(text);
    return word === NONE ? undefined : reader.known(word);
  };
  const papersOf = ({ stem }: QueryWord) => reader.frequency(stem);

  /** `text2sql` is `text to sql`, and `gpt4o` is `gpt 4o`. */
  function withNumber({ text }: QueryWord): readonly QueryWord[] | undefined {
    const [, before = '', after = ''] = /^(\p{L}{2,})2(\p{L}{2,})$/u.exec(text) ?? [];
    if (before !== '') return inTitles([before, 'to', after]);
    const [, name = '', number = ''] = /^(\p{L}{2,})(\d+\p{L}?)$/u.exec(text) ?? [];
    return name === '' ? undefined : inTitles([name, number]);
  }

  /** Known words that some title has in a row. */
  function inTitles(texts: readonly string[]): readonly QueryWord[] | undefined {
    const words = texts.map(known).filter((word) => word !== undefined);
    if (words.length < texts.length) return undefined;
    return titles.isHeld(words.map(({ word }) => word)) ? words : undefined;
  }

  /** `codeswitching` is `code switching`: the split that most titles have. */
  function split({ text }: QueryWord): readonly QueryWord[] | undefined {
    let best: { readonly words: readonly QueryWord[]; readonly titles: number } | undefined;
    for (let at = 2; at <= text.length - 2; at++) {
      const words = [text.slice(0, at), text.slice(at)].map(known).filter((word) => word !== undefined);
      const isPiece = ({ text: piece, isStop }: QueryWord) => isStop || piece.length >= SHORTEST_PIECE;
      if (words.length < 2 || words.every(({ isStop }) => isStop) || !words.every(isPiece)) continue;
      const count = titles.holding(words.map(({ word }) => word)).length;
      if (count > (best?.titles ?? 0)) best = { words, titles: count };
    }
    return best !== undefined && !isSlip(text, best.titles) ? best.words : undefined;
  }

  /** Whether a word in no text is one edit from a word in more papers than there are titles with the split. */
  function isSlip(text: string, asSplit: number): boolean {
    if (known(text) !== undefined) return false;
    return dictionary
      .nearest(text)
      .some(({ word, distance }) => distance === 1 && papersOf(reader.known(word)) > asSplit);
  }

  function english(word: QueryWord): readonly QueryWord[] | undefined {
    const others = otherEnglish(word.text).flatMap((text) => known(text) ?? []);
    const [best] = others
      .filter(({ stem, isStop }) => !isStop && stem !== word.stem)
      .sort((a, b) => papersOf(b) - papersOf(a));
    return best === undefined || papersOf(best) < papersOf(word) * LEAST_SHARE ? undefined : [best];
  }

  /** Two or three words as one: `swe bench`, `text to sql`. */
  function joined(words: readonly QueryWord[], at: number): readonly [QueryWord, number] | undefined {
    const [first, second, third] = words.slice(at, at + 3);
    if (first === undefined || second === undefined || first.isStop) return undefined;
    const least = (size: number) =>
      LEAST_SHARE *
      Math.min(
        ...words
          .slice(at, at + size)
          .filter(({ isStop }) => !isStop)
          .map(papersOf),
      );
    const three =
      second.text === 'to' && third !== undefined ? known(`${first.text}2${third.text}`) : undefined;
    if (three !== undefined && papersOf(three) >= least(3)) return [three, 3];
    const two = known(first.text + second.text);
    return two === undefined || two.isStop || papersOf(two) < least(2) ? undefined : [two, 2];
  }

  /** `without references` is `reference free`. */
  function freeOf(words: readonly QueryWord[], at: number): readonly QueryWord[] | undefined {
    const [first, second] = words.slice(at, at + 2);
    if (first?.text !== 'without' || second === undefined || second.isStop) return undefined;
    return [second.text, second.text.replace(/s$/, '')]
      .map((text) => [text, 'free'].map(known).filter((word) => word !== undefined))
      .find((free) => free.length === 2 && titles.holding(free.map(({ word }) => word)).length >= TERM);
  }

  function ofUnknown(word: QueryWord): readonly QueryWord[] | undefined {
    return word.isStop ? undefined : (english(word) ?? withNumber(word) ?? split(word));
  }

  return {
    ofUnknown,
    withFree(words) {
      const at = words.findIndex(({ text }) => text === 'without');
      const free = at < 0 ? undefined : freeOf(words, at);
      if (free === undefined || titles.isHeld(words.map(({ word }) => word))) return words;
      return [...words.slice(0, at), ...free, ...words.slice(at + 2)];
    },
    of(words) {
      if (words.length > MOST_WORDS) return undefined;
      const found: QueryWord[] = [];
      let isOther = false;
      for (let at = 0; at < words.length; ) {
        const word = words[at];
        if (word === undefined) break;
        const one = joined(words, at);
        const isRare = papersOf(word) < COMMON * reader.papers;
        const other = one === undefined ? (isRare ? ofUnknown(word) : english(word)) : [one[0]];
        isOther ||= other !== undefined;
        found.push(...(other ?? [word]));
        at += one?.[1] ?? 1;
      }
      return isOther ? found : undefined;
    },
  };
}
