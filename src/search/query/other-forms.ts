import { lazily } from '../../lazily.ts';
import { type MinedAcronym, minedAcronyms } from '../index/mined-acronyms.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { QueryReader, QueryWord } from './terms.ts';

/** Acronyms for their long forms and vice versa, as the catalog's papers explain them. */
export interface OtherForms {
  /** A query with each acronym expanded and each long form as its acronym; undefined if it has neither. */
  of(words: readonly QueryWord[]): readonly QueryWord[] | undefined;
}

/** A word that a smaller share of its papers explain is a word (`map`, `call`), not an acronym. */
const EXPLAINED = 1 / 10;
/** A longer text is a passage and has enough words as it is. */
const MOST_WORDS = 8;
const LONGEST_FORM = 6;

export function createOtherForms(index: Pick<PackedIndex, 'acronyms'>, reader: QueryReader): OtherForms {
  const forms = lazily(() => {
    const byAcronym = new Map<string, readonly QueryWord[]>();
    const byLongForm = new Map<string, { readonly word: QueryWord; readonly papers: number }>();
    // Folded already: for a million papers, parsing them like typed text took longer than the rest of a thread's start.
    for (const mined of minedAcronyms(index.acronyms)) {
      const word = reader.word(mined.acronym);
      if (!isAcronym(mined, word)) continue;
      const { longForm, papers } = mined;
      const written = longForm.split(' ').map(reader.word);
      if (written.length > LONGEST_FORM) continue;
      byAcronym.set(keyOf([word]), written);
      const key = keyOf(written);
      if ((byLongForm.get(key)?.papers ?? 0) < papers) byLongForm.set(key, { word, papers });
    }
    return { byAcronym, byLongForm };
  });

  function isAcronym({ papers }: MinedAcronym, { stem, isStop }: QueryWord): boolean {
    return !isStop && papers >= EXPLAINED * reader.frequency(stem);
  }

  /** The other form of the longest run of words from a position, and the run's length. */
  function at(
    words: readonly QueryWord[],
    from: number,
  ): readonly [readonly QueryWord[], number] | undefined {
    for (let size = Math.min(LONGEST_FORM, words.length - from); size > 1; size--) {
      const short = forms().byLongForm.get(keyOf(words.slice(from, from + size)));
      if (short !== undefined) return [[short.word], size];
    }
    const long = forms().byAcronym.get(keyOf(words.slice(from, from + 1)));
    return long === undefined ? undefined : [long, 1];
  }

  return {
    of(words) {
      if (words.length > MOST_WORDS) return undefined;
      const found: QueryWord[] = [];
      let isOther = false;
      for (let from = 0; from < words.length; ) {
        const other = at(words, from);
        const [written, size] = other ?? [words.slice(from, from + 1), 1];
        isOther ||= other !== undefined;
        found.push(...written);
        from += size;
      }
      return isOther ? found : undefined;
    },
  };
}

/** The same for every form of the words. */
function keyOf(words: readonly QueryWord[]): string {
  return words.map(({ text, stem, isStop }) => (isStop ? text : String(stem))).join(' ');
}
