import type { Paper } from '../../paper/paper.ts';
import type { Finder } from '../find.ts';
import type { Corrector } from '../query/correct.ts';
import type { QueryReader } from '../query/terms.ts';
import type { Answer, AnswerQuote } from '../search.ts';
import { evidence, leastEvidence } from './evidence.ts';
import { heldWords } from './held-words.ts';
import { cutPassage } from './passage.ts';
import { createQuestionReader, type Question } from './question.ts';
import { bestSentence } from './quote.ts';
import { sentences } from './sentences.ts';
import { createTone, type Tone } from './tone.ts';

interface AnswererParts {
  readonly reader: QueryReader;
  readonly corrector: Corrector;
  readonly finder: Finder;
  /** Inverse document frequency of a stem; of `NONE`, that of a word no paper holds. */
  readonly idfOf: (stem: number) => number;
}

/** Papers whose sentences are read. */
const PAPERS_READ = 20;
/** What being the first paper found adds, halved at the third, a third at the fifth and so on. */
const FIRST_PAPER = 0.2;

/** Quotes the sentences that answer a question best; none when no paper speaks of what is asked. */
export function createAnswerer({ reader, corrector, finder, idfOf }: AnswererParts) {
  const readQuestion = createQuestionReader({ reader, corrector, idfOf });
  const telling = (text: string) => reader.read(text).filter(({ isStop }) => !isStop);
  const least = leastEvidence(reader.papers);

  function quoteFrom(question: Question, tone: Tone, paper: Paper): AnswerQuote | undefined {
    const titleWords = telling(paper.title);
    const title = heldWords(titleWords);
    const read = sentences(paper.abstract ?? paper.summary ?? '').map((text) => ({
      text,
      words: telling(text),
    }));
    const best = bestSentence(question, tone, title, read);
    if (best === undefined) return undefined;
    const others = telling([paper.keywords?.join(', '), paper.abstract && paper.summary].join('\n'));
    const whole = heldWords([...titleWords, ...read.flatMap(({ words }) => words), ...others]);
    if (evidence(question, whole, title, best.told) < least) return undefined;
    return { paper, sentence: best.text, score: best.score };
  }

  return (asked: string, limit: number): Answer => {
    const question = readQuestion(asked);
    if (question.mass === 0 || question.words.length === 0) return { quotes: [], corrections: [] };
    const tone = createTone(question);
    const quotes = finder.rank(question.text, PAPERS_READ).flatMap(({ paper }, rank) => {
      const quote = quoteFrom(question, tone, paper);
      return quote === undefined ? [] : [{ ...quote, score: quote.score + FIRST_PAPER / (1 + rank / 2) }];
    });
    const first = quotes.sort((a, b) => b.score - a.score).slice(0, limit);
    return {
      quotes: first.map((quote) => ({
        ...quote,
        sentence: cutPassage(quote.sentence, question.words, telling),
      })),
      corrections: question.corrections,
    };
  };
}
