import type { AnswerText } from '../answer/answer-text.ts';
import { openNames, openWords } from '../index/joint-lexicon.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
import { openTitleWords, titleWordsIn } from '../index/title-words.ts';
import type { NumberSearch } from '../number-search.ts';

/** One of so many papers gives searches, and words of a title that are searched for. */
const PAPERS_A_TITLE = 1_000;
const WORDS = 4;
const A_SENTENCE = 20;

/**
 * Searches as people make them, each some milliseconds of work: for titles of the catalog, every other one misspelt, for words and people of them, and
 * questions on them. A thread that has searched nothing runs code that is not compiled yet, many times slower; whoever searches
 * a large catalog first should not have to wait for that.
 *
 * @param titles - So many at most, spread over the catalog.
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
      // Who made what: texts are read for it.
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
      // Letters with accents are read by other code.
      yield find([...title.slice(-2), 'é']);
    }
  }
}

function wordsOf({ titleStart, titleWords }: PackedIndex, lexicon: Lexicon, document: number): string[] {
  const start = titleStart[document] ?? 0;
  const end = Math.min(start + WORDS, titleStart[document + 1] ?? 0);
  return Array.from(titleWordsIn(openTitleWords(titleWords), start, end), lexicon.at);
}

/** The words of the first author's name that are long enough to be misspelt. */
function nameOf(index: PackedIndex, document: number): string[] {
  const { authorStart, authorName } = index;
  const first = authorName.subarray(authorStart[document] ?? 0, authorStart[document + 1] ?? 0)[0];
  const name = first === undefined ? '' : openNames(index).at(first);
  return name.split(' ').filter((word) => word.length > 3);
}

/** Makes texts as they are read for an answer, of what the index keeps of them. */
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

/** A word with two letters in its middle swapped. */
function swapped(word: string): string {
  const at = word.length >> 1;
  return word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1);
}
