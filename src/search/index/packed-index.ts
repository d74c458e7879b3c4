import type { JointNumbers } from './joint-numbers.ts';
import type { PackedWords } from './lexicon.ts';
import type { PackedPostings } from './postings.ts';
import type { PackedStarts } from './starts.ts';
import type { PackedStrings } from './strings.ts';
import type { PackedTexts } from './texts.ts';
import type { ThreeByteNumbers } from './three-bytes.ts';
import type { PackedTitleWords } from './title-words.ts';

/**
 * All that ranking reads, in typed arrays: some 500 bytes a paper with an abstract. Documents are numbered in the
 * catalog's order. Threads share it, and its file is these arrays end to end.
 */
export interface PackedIndex extends PackedPostings, PackedTexts {
  readonly documents: number;
  /** Every word of titles and texts, folded, sorted; stop words only as far as titles hold them. */
  readonly words: PackedWords;
  /** Every Porter stem, sorted. */
  readonly stems: PackedWords;
  /** Stem of each word; `NONE` for a stop word. */
  readonly stemOf: Uint32Array;
  /** In how many titles each stem occurs. */
  readonly titleFrequency: Uint32Array;
  /** How many words each document has without stop words, and how many of them are the title's; both capped at 65,535. */
  readonly textLength: Uint16Array;
  readonly titleLength: Uint16Array;
  /** Words of all texts together, and of all titles, as the lengths count them. */
  readonly textTotal: number;
  readonly titleTotal: number;
  /** Title words with stop words, for autocomplete and for queries of stop words alone. */
  readonly titleStart: Uint32Array;
  readonly titleWords: PackedTitleWords;
  /** How many of the title's first words are a name that it gives to its subject (`BERT: …`); 0 for none. */
  readonly titleName: Uint8Array;
  /** Titles by word: `[titlePostingStart[w], titlePostingStart[w + 1])`, documents ascending, each once. */
  readonly titlePostingStart: Uint32Array;
  readonly titlePostingDocument: ThreeByteNumbers;
  /** Documents sorted by the words of their titles: titles with one beginning stand together. */
  readonly titleOrder: Uint32Array;
  /** Distinct author names, folded, words parted by one space, sorted. */
  readonly names: PackedStrings;
  /** As printed, in the order of `names`; see `spellingsOf`. */
  readonly displayNames: PackedStrings;
  /** Names by paper, in the order of its title page: `[authorStart[d], authorStart[d + 1])`. */
  readonly authorStart: Uint32Array;
  readonly authorName: Uint32Array;
  /** Papers by name. */
  readonly nameStart: PackedStarts;
  readonly nameDocument: ThreeByteNumbers;
  /** Acronyms and what they stand for; see `minedAcronyms`. */
  readonly acronyms: PackedStrings;
  /** All that they are taken from: a line for each acronym, see `addExplained`. */
  readonly explained: PackedStrings;
  /** Every word of a name, and the words that people write as one (`zhihua` for `Zhi-Hua`), sorted. */
  readonly nameWords: PackedWords;
  /** Names by word. */
  readonly nameWordStart: Uint32Array;
  readonly nameWordName: ThreeByteNumbers;
  /**
   * Papers that came later, where there are any that are not merged yet. What stands by document is of all papers then, in the numbers
   * of both; what is found by word, stem or name is of the papers before these, and theirs is here.
   */
  readonly tail?: IndexTail | undefined;
}

/** Papers that came behind those of an index, see `tail/grow.ts`. */
export interface IndexTail {
  /** The index of these papers alone. */
  readonly index: PackedIndex;
  /** Of the papers before them. */
  readonly before: Pick<PackedIndex, 'documents' | 'textTotal' | 'titleTotal'>;
  /** How many words had codes in titles before. */
  readonly titleCodes: number;
  /** How what both have is numbered. */
  readonly words: JointNumbers;
  readonly stems: JointNumbers;
  readonly names: JointNumbers;
  readonly nameWords: JointNumbers;
  /** Lists of `index`, by its own words and names, in the numbers of both: documents, and names. */
  readonly titlePostingDocument: Uint32Array;
  readonly titleOrder: Uint32Array;
  readonly nameDocument: Uint32Array;
  readonly nameWordName: Uint32Array;
}

/** What a length of sixteen bits holds. */
export const LENGTH_LIMIT = 0xffff;
