import type { AnswerText } from '../answer/answer-text.ts';
import { openNames, openWords } from '../index/joint-lexicon.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
import { openTitleWords, titleWordsIn } from '../index/title-words.ts';
import type { NumberSearch } from '../number-search.ts';

/** One in this many papers is used for searches, with this many words of its title. */
const PAPERS_A_TITLE = 1_000;
const WORDS = 4;
const A_SENTENCE = 20;

/**
 * Typical searches, each a few ms of work: for titles in the catalog (every other one misspelt), for their words and authors, and
 * questions about them. A new thread runs uncompiled code, which is many times slower; the first person to search a large catalog
 * shouldn't have to wait for that.
 *
 * @param titles - Most titles to use, spread over the catalog.
 */
export function* warmingSearches(
  search: Pick<NumberSearch, 'find' | 'similar' | 'repaired' | 'answer'>,
  index: PackedIndex,
  titles: number,
): Generator<() => unknown> {
  const lexicon = openWords(index);
  const step = Math.max(PAPERS_A_TITLE, Math.ceil(index.documents / titles));
  const textOf = createTextMaker(index, lexicon);
  const find = (words: readonly string[]) => () => search.find({ query: words.join(' ') });
  for (let document = 0, turn = 0; document < index.documents; document += step, turn++) {
    const title = wordsOf(index, lexicon, document);
    const name = nameOf(index, document);
    if (turn % 2 === 0) {
      yield find(title);
      yield find(title.slice(0, 2));
      // Looks like a question about who made what, which reads texts.
      yield find([...title.slice(0, 1), 'model']);
      yield find([...name.slice(-1), ...title.slice(0, 1)]);
      const question = `What is ${title.join(' ')}?`;
      yield find([question]);
      yield () => search.answer(question, 3, async (documents) => documents.map(textOf));
    } else {
      yield find(title.map(swapped));
      yield () => search.similar([document], 10);
      yield () => search.repaired('author', name.map(swapped).join(' '), 25);
      yield () => search.repaired('paper', title.map(swapped).join(' '), 25);
      // Accented letters take a different code path.
      yield find([...title.slice(-2), 'é']);
    }
  }
}

function wordsOf({ titleStart, titleWords }: PackedIndex, lexicon: Lexicon, document: number): string[] {
  const start = titleStart[document] ?? 0;
  const end = Math.min(start + WORDS, titleStart[document + 1] ?? 0);
  return Array.from(titleWordsIn(openTitleWords(titleWords), start, end), lexicon.at);
}

/** The words of the first author's name that are long enough to misspell. */
function nameOf(index: PackedIndex, document: number): string[] {
  const { authorStart, authorName } = index;
  const first = authorName.subarray(authorStart[document] ?? 0, authorStart[document + 1] ?? 0)[0];
  const name = first === undefined ? '' : openNames(index).at(first);
  return name.split(' ').filter((word) => word.length > 3);
}

/** Reconstructs texts to quote answers from, out of the words in the index. */
function createTextMaker(index: PackedIndex, lexicon: Lexicon): (document: number) => AnswerText {
  const texts = createTextReader(index);
  return (document) => {
    const text = Array.from(texts.words(document), lexicon.at);
    const sentences = Array.from({ length: Math.ceil(text.length / A_SENTENCE) }, (_, i) =>
      text.slice(i * A_SENTENCE, (i + 1) * A_SENTENCE),
    );
    const body = sentences.map((sentence) => `We show ${sentence.join(' ')}.`).join(' ');
    return { heading: wordsOf(index, lexicon, document).join(' '), body, summary: undefined };
  };
}

/** Swaps two letters in the middle of a word. */
function swapped(word: string): string {
  const at = word.length >> 1;
  return word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1);
}
