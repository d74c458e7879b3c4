import { lazily } from '../../lazily.ts';
import { NEW, numbersBefore } from '../index/kept-strings.ts';
import { minedAcronym } from '../index/mined-acronyms.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { QueryReader, QueryWord } from './terms.ts';

/** Acronyms for their long forms and vice versa, as the catalog's papers explain them. */
export interface OtherForms {
  /** A query with each acronym expanded and each long form as its acronym; undefined if it has neither. */
  of(words: readonly QueryWord[]): readonly QueryWord[] | undefined;
  /** The acronyms read so far, for an index grown from this one; undefined if none were needed yet. */
  known(): KnownForms | undefined;
}

/** The acronyms of an index as they were read. */
export interface KnownForms {
  readonly acronyms: PackedIndex['acronyms'];
  /** By number in `acronyms`. */
  readonly forms: readonly Form[];
}

/** An acronym and its long form as words of the catalog. */
interface Form {
  readonly word: QueryWord;
  readonly written: readonly QueryWord[];
  /** See `keyOf`. */
  readonly shortKey: string;
  readonly longKey: string;
  /** How many papers explain it. */
  readonly papers: number;
}

/** A word that a smaller share of its papers explain is a word (`map`, `call`), not an acronym. */
const EXPLAINED = 1 / 10;
/** A longer text is a passage and has enough words as it is. */
const MOST_WORDS = 8;
const LONGEST_FORM = 6;

/** @param earlier - What was read for an index with the same papers before its tail. */
export function createOtherForms(
  index: Pick<PackedIndex, 'acronyms' | 'words' | 'stems'>,
  reader: QueryReader,
  earlier?: KnownForms,
): OtherForms {
  const { acronyms } = index;
  let known = earlier;

  const forms = lazily(() => {
    const byAcronym = new Map<string, readonly QueryWord[]>();
    const byLongForm = new Map<string, Form>();
    const before = earlier && numbersBefore(acronyms, earlier.acronyms);
    const all = Array.from({ length: acronyms.starts.length - 1 }, (_, number) => {
      const readBefore = earlier?.forms[before?.[number] ?? NEW];
      return readBefore !== undefined && isLasting(readBefore) ? readBefore : read(number);
    });
    for (const form of all) {
      const { word, written, shortKey, longKey, papers } = form;
      if (written.length > LONGEST_FORM || !isAcronym(form, word)) continue;
      byAcronym.set(shortKey, written);
      if ((byLongForm.get(longKey)?.papers ?? 0) < papers) byLongForm.set(longKey, form);
    }
    known = { acronyms, forms: all };
    return { byAcronym, byLongForm };
  });

  /** Folded already: for a million papers, parsing them like typed text took longer than the rest of a thread's start. */
  function read(number: number): Form {
    const { acronym, longForm, papers } = minedAcronym(acronyms, number);
    const word = reader.word(acronym);
    const written = longForm.split(' ').map(reader.word);
    return { word, written, shortKey: keyOf([word]), longKey: keyOf(written), papers };
  }

  /** Whether a form means the same in a grown index: a word of the tail may get another number there. */
  function isLasting({ word, written }: Form): boolean {
    return isBeforeTail(word) && written.every(isBeforeTail);
  }

  function isBeforeTail({ word, stem, isStop }: QueryWord): boolean {
    return word < index.words.starts.length - 1 && (isStop || stem < index.stems.starts.length - 1);
  }

  function isAcronym({ papers }: Form, { stem, isStop }: QueryWord): boolean {
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
    known: () => known,
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
