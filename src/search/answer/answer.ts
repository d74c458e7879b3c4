import type { Finder } from '../find.ts';
import { NONE } from '../index/lexicon.ts';
import type { QueryReader, QueryWord } from '../query/terms.ts';
import type { AnswerQuote } from '../search.ts';
import { sentences } from './sentences.ts';

interface AnswererParts {
  readonly reader: QueryReader;
  readonly finder: Finder;
  /** Inverse document frequency of a stem; of `NONE`, that of a word no paper holds. */
  readonly idfOf: (stem: number) => number;
}

/** Papers whose sentences are read. */
const PAPERS_READ = 12;
/**
 * Least score of a quote. Measured on 20 questions that a catalog of 146 papers answers and 24 about everyday things
 * that it does not, and on the same 24 over 103,514 papers; `src/search/README.md` has the figures.
 */
const THRESHOLD = 0.5;
/** What a word counts that the title holds and the sentence does not, and one that stands in another form. */
const IN_TITLE = 0.5;
const OTHER_FORM = 0.8;
/** What is lost when the words of the question stand far apart. */
const SCATTERED = 0.5;
/** What being the first paper found adds, halved at the third, a third at the fifth and so on. */
const FIRST_PAPER = 0.1;

/** Quotes the sentences that hold most of a question; none when none holds enough. */
export function createAnswerer({ reader, finder, idfOf }: AnswererParts) {
  const telling = (text: string) => reader.read(text).filter(({ isStop }) => !isStop);

  return (question: string, limit: number): AnswerQuote[] => {
    const asked = [...new Map(telling(question).map((word) => [word.text, word])).values()];
    const mass = asked.reduce((sum, { stem }) => sum + idfOf(stem), 0);
    if (mass === 0) return [];
    const quotes: AnswerQuote[] = [];
    finder.rank(question, PAPERS_READ).forEach(({ paper }, rank) => {
      const title = wordSet(telling(paper.title));
      let best: AnswerQuote | undefined;
      for (const sentence of sentences(paper.abstract ?? paper.summary ?? '')) {
        const said = telling(sentence);
        const own = wordSet(said);
        let held = 0;
        let words = 0;
        for (const word of asked) {
          const inSentence = share(word, own);
          if (inSentence > 0) words++;
          held += Math.max(inSentence, IN_TITLE * share(word, title)) * idfOf(word.stem);
        }
        // One shared word of several is a coincidence, unless it is most of the question.
        if (words < Math.min(2, asked.length) && held < mass / 2) continue;
        const close = 1 - SCATTERED * (1 - tightness(said, asked, words));
        const score = (held / mass) * close + FIRST_PAPER / (1 + rank / 2);
        if (score >= THRESHOLD && (best === undefined || score > best.score))
          best = { paper, sentence, score };
      }
      if (best !== undefined) quotes.push(best);
    });
    return quotes.sort((a, b) => b.score - a.score).slice(0, limit);
  };
}

interface WordSet {
  readonly texts: ReadonlySet<string>;
  readonly stems: ReadonlySet<number>;
}

function wordSet(words: readonly QueryWord[]): WordSet {
  return { texts: new Set(words.map(({ text }) => text)), stems: new Set(words.map(({ stem }) => stem)) };
}

function share({ text, stem }: QueryWord, { texts, stems }: WordSet): number {
  if (texts.has(text)) return 1;
  return stem !== NONE && stems.has(stem) ? OTHER_FORM : 0;
}

/** 1 when the words asked for stand together, falling with the share of other words in the shortest run of them all. */
function tightness(said: readonly QueryWord[], asked: readonly QueryWord[], wanted: number): number {
  const kinds = said.map((word) =>
    asked.findIndex((one) => one.text === word.text || (one.stem !== NONE && one.stem === word.stem)),
  );
  let shortest = said.length;
  for (let from = 0; from < kinds.length; from++) {
    if (kinds[from] === -1) continue;
    const seen = new Set<number>();
    for (let to = from; to < kinds.length && to - from < shortest; to++) {
      const kind = kinds[to] ?? -1;
      if (kind !== -1) seen.add(kind);
      if (seen.size === wanted) shortest = to - from + 1;
    }
  }
  return Math.min(1, (2 * wanted) / shortest);
}
