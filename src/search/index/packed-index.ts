import type { JointNumbers } from './joint-numbers.ts';
import type { PackedWords } from './lexicon.ts';
import type { PackedPostings } from './postings.ts';
import type { PackedStarts } from './starts.ts';
import type { PackedStrings } from './strings.ts';
import type { PackedTexts } from './texts.ts';
import type { ThreeByteNumbers } from './three-bytes.ts';
import type { PackedTitleWords } from './title-words.ts';

/**
 * Everything that ranking reads, in typed arrays: about 500 bytes per paper with an abstract. Documents are numbered in
 * catalog order. Threads share it; its file is these arrays end to end.
 */
export interface PackedIndex extends PackedPostings, PackedTexts {
  readonly documents: number;
  /** All words of titles and texts, folded and sorted. Only includes stop words that occur in titles. */
  readonly words: PackedWords;
  /** All Porter stems, sorted. */
  readonly stems: PackedWords;
  /** Stem of each word; `NONE` for a stop word. */
  readonly stemOf: Uint32Array;
  /** How many titles contain each stem. */
  readonly titleFrequency: Uint32Array;
  /** Words per document without stop words, and how many of them are in the title; both capped at 65,535. */
  readonly textLength: Uint16Array;
  readonly titleLength: Uint16Array;
  /** Sums of the text lengths (uncapped) and of the title lengths. */
  readonly textTotal: number;
  readonly titleTotal: number;
  /** Title words with stop words, for autocomplete and for queries of stop words alone. */
  readonly titleStart: Uint32Array;
  readonly titleWords: PackedTitleWords;
  /** How many words at the start of the title name its subject (`BERT: …`); 0 for none. */
  readonly titleName: Uint8Array;
  /** Titles by word: `[titlePostingStart[w], titlePostingStart[w + 1])`, distinct documents, ascending. */
  readonly titlePostingStart: Uint32Array;
  readonly titlePostingDocument: ThreeByteNumbers;
  /** Documents sorted by their title words, so titles with the same beginning are adjacent. */
  readonly titleOrder: Uint32Array;
  /** Distinct author names, folded, words separated by a space, sorted. */
  readonly names: PackedStrings;
  /** As printed, in the order of `names`; see `spellingsOf`. */
  readonly displayNames: PackedStrings;
  /** Names by paper, in author order: `[authorStart[d], authorStart[d + 1])`. */
  readonly authorStart: Uint32Array;
  readonly authorName: Uint32Array;
  /** Papers by name. */
  readonly nameStart: PackedStarts;
  readonly nameDocument: ThreeByteNumbers;
  /** Acronyms and their long forms; see `minedAcronyms`. */
  readonly acronyms: PackedStrings;
  /** The counts behind `acronyms`: one line per acronym, see `addExplained`. */
  readonly explained: PackedStrings;
  /** All words of names, including words that people write joined (`zhihua` for `Zhi-Hua`), sorted. */
  readonly nameWords: PackedWords;
  /** Names by word. */
  readonly nameWordStart: Uint32Array;
  readonly nameWordName: ThreeByteNumbers;
  /**
   * Papers that came later and aren't merged yet, if any. Arrays by document then cover all papers, in joint numbers; lists by word,
   * stem or name only cover the papers before the tail, which has its own.
   */
  readonly tail?: IndexTail | undefined;
}

/** Papers added to an index and not yet merged, see `tail/grow.ts`. */
export interface IndexTail {
  /** The index of these papers alone. */
  readonly index: PackedIndex;
  /** Totals of the papers before them. */
  readonly before: Pick<PackedIndex, 'documents' | 'textTotal' | 'titleTotal'>;
  /** How many words had title codes before the tail. */
  readonly titleCodes: number;
  /** Joint numberings of the main lists and those of the tail. */
  readonly words: JointNumbers;
  readonly stems: JointNumbers;
  readonly names: JointNumbers;
  readonly nameWords: JointNumbers;
  /** Lists of `index`, by its own words and names, with values in joint numbers. */
  readonly titlePostingDocument: Uint32Array;
  readonly titleOrder: Uint32Array;
  readonly nameDocument: Uint32Array;
  readonly nameWordName: Uint32Array;
}

/** Largest length that fits in sixteen bits. */
export const LENGTH_LIMIT = 0xffff;
