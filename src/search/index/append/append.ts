import { addExplained, mostExplained } from '../mined-acronyms.ts';
import type { PackedIndex } from '../packed-index.ts';
import { appendAuthors } from './append-authors.ts';
import { appendBest } from './append-best.ts';
import { appendPostings } from './append-postings.ts';
import { appendTexts } from './append-texts.ts';
import { appendTitles } from './append-titles.ts';
import { appendWords } from './append-words.ts';
import { joined } from './joined.ts';
import { placesAmong } from './places.ts';
import { renumbered } from './renumbered.ts';

/**
 * The index of the papers of two indexes, those of the second numbered on behind those of the first: the index that is built of
 * all of them, but that words which are new have the highest codes in texts, and that best scores may be some too high. Nothing of the first one is read as text: its
 * arrays are copied in large pieces. In memory that threads share; neither is changed.
 */
export function appendIndex(first: PackedIndex, second: PackedIndex): PackedIndex {
  const words = placesAmong(first.words, second.words);
  const stems = placesAmong(first.stems, second.stems);
  const unscored = {
    ...appendPostings(first, second, stems),
    documents: first.documents + second.documents,
    textLength: joined(Uint16Array, first.textLength, second.textLength),
    titleLength: joined(Uint16Array, first.titleLength, second.titleLength),
    textTotal: first.textTotal + second.textTotal,
    titleTotal: first.titleTotal + second.titleTotal,
  };
  const explained = addExplained(first.explained, second.explained);
  return {
    ...unscored,
    ...appendBest(first, unscored, stems),
    words: appendWords(first.words, second.words, words),
    stems: appendWords(first.stems, second.stems, stems),
    stemOf: stemOfWords(),
    ...appendTexts(first, second, words),
    ...appendTitles(first, second, words),
    ...appendAuthors(first, second, first.documents),
    explained,
    acronyms: mostExplained(explained, unscored.documents),
  };

  function stemOfWords(): Uint32Array {
    const stemOf = new Uint32Array(words.count);
    renumbered(first.stemOf, stems.ofFirst).forEach((stem, word) => {
      stemOf[words.ofFirst[word] ?? 0] = stem;
    });
    renumbered(second.stemOf, stems.ofSecond).forEach((stem, word) => {
      stemOf[words.ofSecond[word] ?? 0] = stem;
    });
    return stemOf;
  }
}
