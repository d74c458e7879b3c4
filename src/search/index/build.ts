import { createStemmer } from '../text/stems.ts';
import { isStopWord } from '../text/stop-words.ts';
import { words as wordsOf } from '../text/tokens.ts';
import { createAuthorBuilder } from './build-authors.ts';
import { postings } from './build-postings.ts';
import { createTextBuilder } from './build-texts.ts';
import { createGrowingList, groupByKey, withLeadingZero } from './growing.ts';
import type { IndexedText } from './indexed-text.ts';
import { NONE, packWords } from './lexicon.ts';
import { createAcronymMiner } from './mined-acronyms.ts';
import { createNumbering } from './numbering.ts';
import { LENGTH_LIMIT, type PackedIndex } from './packed-index.ts';
import { packNumbers } from './three-bytes.ts';
import { wordsOfName } from './title-name.ts';
import { byWords } from './title-order.ts';
import { packTitleWords } from './title-words.ts';

/** Takes papers one by one, then returns their index. */
export interface IndexBuilder {
  add(text: IndexedText): void;
  finish(): PackedIndex;
}

/** Builds an index in memory. Takes about 0.12 ms and, while running, 2 KB per paper. */
export function createIndexBuilder(): IndexBuilder {
  const wordIds = createNumbering();
  const texts = createTextBuilder();
  const titleWords = createGrowingList();
  const titleEnds = createGrowingList();
  const textLengths = createGrowingList();
  const titleLengths = createGrowingList();
  const titleNames = createGrowingList();
  const authors = createAuthorBuilder();
  const acronyms = createAcronymMiner();

  function addText(text: string, onWord?: (word: string) => void): void {
    let isGap = true;
    for (const word of wordsOf(text)) {
      onWord?.(word);
      if (isStopWord(word)) {
        isGap = true;
        continue;
      }
      texts.push(wordIds.of(word), isGap);
      isGap = false;
    }
  }

  return {
    add({ title, body, authors: names }) {
      const before = texts.length;
      addText(title, (word) => titleWords.push(wordIds.of(word)));
      titleLengths.push(Math.min(LENGTH_LIMIT, texts.length - before));
      addText(body);
      textLengths.push(Math.min(LENGTH_LIMIT, texts.length - before));
      texts.endDocument();
      titleEnds.push(titleWords.length);
      titleNames.push(wordsOfName(title));
      authors.add(names);
      acronyms.add(body);
    },

    finish() {
      const { sorted, newOf: newIds } = wordIds.finish();
      const { stems, stemOf } = stemAll(sorted);
      const packedTexts = texts.finish(newIds);
      const textLength = Uint16Array.from(textLengths.finish());
      const titleLength = Uint16Array.from(titleLengths.finish());
      const titleTotal = titleLength.reduce((sum, length) => sum + length, 0);
      const titleStart = withLeadingZero(titleEnds.finish());
      const titleIds = renumber(titleWords.finish(), newIds);
      return {
        documents: titleLength.length,
        words: packWords(sorted),
        stems: packWords(stems),
        stemOf,
        ...postings({
          documents: titleLength.length,
          ...packedTexts,
          textLength,
          titleLength,
          textTotal: texts.length,
          titleTotal,
          stemOf,
          stemCount: stems.length,
        }),
        ...packedTexts,
        textLength,
        titleLength,
        textTotal: texts.length,
        titleTotal,
        titleStart,
        titleWords: packTitleWords(titleIds, sorted.length),
        titleName: Uint8Array.from(titleNames.finish()),
        ...titlePostings(titleStart, titleIds, sorted.length),
        titleOrder: sortTitles(titleStart, titleIds),
        ...authors.finish(),
        ...acronyms.finish(),
      };
    },
  };
}

function renumber(ids: Uint32Array, newIds: Uint32Array): Uint32Array {
  for (let i = 0; i < ids.length; i++) ids[i] = newIds[ids[i] ?? 0] ?? 0;
  return ids;
}

function stemAll(sorted: readonly string[]): { stems: string[]; stemOf: Uint32Array } {
  const stem = createStemmer();
  const stemmed = sorted.map((word) => (isStopWord(word) ? undefined : stem(word)));
  const stems = [...new Set(stemmed.filter((value) => value !== undefined))].sort();
  const ids = new Map(stems.map((value, id) => [value, id]));
  return {
    stems,
    stemOf: Uint32Array.from(stemmed, (value) => (value === undefined ? NONE : (ids.get(value) ?? NONE))),
  };
}

function titlePostings(
  titleStart: Uint32Array,
  titleWords: Uint32Array,
  wordCount: number,
): Pick<PackedIndex, 'titlePostingStart' | 'titlePostingDocument'> {
  const keys = createGrowingList();
  const documents = createGrowingList();
  const lastSeen = new Uint32Array(wordCount);
  for (let document = 0; document + 1 < titleStart.length; document++) {
    for (let i = titleStart[document] ?? 0; i < (titleStart[document + 1] ?? 0); i++) {
      const word = titleWords[i] ?? 0;
      if (lastSeen[word] === document + 1) continue;
      lastSeen[word] = document + 1;
      keys.push(word);
      documents.push(document);
    }
  }
  const { start, values } = groupByKey(keys.finish(), documents.finish(), wordCount);
  return { titlePostingStart: start, titlePostingDocument: packNumbers(values) };
}

function sortTitles(titleStart: Uint32Array, titleWords: Uint32Array): Uint32Array {
  const order = new Uint32Array(titleStart.length - 1).map((_, document) => document);
  return order.sort(byWords(titleStart, (at) => titleWords[at] ?? 0));
}
