import type { Paper } from '../../paper/paper.ts';
import type { Steps } from '../../turns/steps.ts';
import type { Corrector } from '../query/correct.ts';
import { QUERY_LIMIT } from '../query/language.ts';
import type { QueryReader } from '../query/terms.ts';
import { evidence, leastEvidence } from './evidence.ts';
import { createWordFinder, type HeldWords } from './held-words.ts';
import type { AnswerOutcome, AnswerQuote } from './outcome.ts';
import { cutPassage } from './passage.ts';
import { createQuestionReader, type Question } from './question.ts';
import { bestSentence } from './quote.ts';
import { sentences } from './sentences.ts';
import { createTone, type Tone } from './tone.ts';

interface AnswererParts {
  readonly reader: QueryReader;
  readonly corrector: Corrector;
  /** Papers for a text, best first. */
  readonly rank: (text: string, limit: number) => Steps<readonly { readonly paper: Paper }[]>;
  /** Inverse document frequency of a stem; of `NONE`, that of a word no paper holds. */
  readonly idfOf: (stem: number) => number;
}

/** Papers whose sentences are read. */
const PAPERS_READ = 20;
/** A quote needs this share of the evidence that the best one has. */
const BESIDE_BEST = 0.8;
/** What being the first paper found adds, halved at the third, a third at the fifth and so on. */
const FIRST_PAPER = 0.4;

interface Candidate extends AnswerQuote {
  readonly evidence: number;
}

/** What is made once for a question and asked of every paper. */
interface QuestionParts {
  readonly tone: Tone;
  /** The words of the question that a text holds. */
  held(text: string): HeldWords;
}

/**
 * Quotes the sentences that answer a question best; none when no paper speaks of what is asked. Each paper is read in a
 * step of its own, so that twenty long ones do not hold the event loop.
 */
export function createAnswerer({ reader, corrector, rank, idfOf }: AnswererParts) {
  const questions = createQuestionReader({ reader, corrector, idfOf });
  const least = leastEvidence(reader.papers);

  function candidateOf(question: Question, parts: QuestionParts, paper: Paper): Candidate | undefined {
    const { tone, held } = parts;
    const heading = held([paper.title, ...(paper.keywords ?? [])].join(', '));
    const read = sentences(paper.abstract ?? paper.summary ?? '').map((text) => ({ text, ...held(text) }));
    const best = bestSentence(question, tone, heading, read);
    if (best === undefined) return undefined;
    const summary = paper.abstract === undefined ? undefined : held(paper.summary ?? '');
    const counts = question.words.map((_, i) =>
      [heading, ...read, summary].reduce((sum, part) => sum + (part?.counts[i] ?? 0), 0),
    );
    return {
      paper,
      sentence: best.text,
      score: best.score,
      evidence: evidence(question, counts, heading.counts, best.told),
    };
  }

  function* answerTo(question: Question, limit: number): Steps<AnswerOutcome> {
    if (question.mass === 0 || question.words.length === 0) return { quotes: [], corrections: [] };
    const find = createWordFinder(question.words);
    const held = (text: string) => find(reader.read(text).filter(({ isStop }) => !isStop));
    const parts = { tone: createTone(question), held };
    const found: Candidate[] = [];
    const papers = yield* rank(question.text, PAPERS_READ);
    for (const [place, { paper }] of papers.entries()) {
      yield;
      const quote = candidateOf(question, parts, paper);
      if (quote !== undefined) found.push({ ...quote, score: quote.score + FIRST_PAPER / (1 + place / 2) });
    }
    const most = Math.max(...found.map((quote) => quote.evidence));
    const quotes = found
      .filter((quote) => quote.evidence >= Math.max(least, most * BESIDE_BEST))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ paper, sentence, score }) => ({
        paper,
        sentence: cutPassage(sentence, question.words, held),
        score,
      }));
    return { quotes, corrections: quotes.length === 0 ? [] : question.corrections };
  }

  return function* answer(asked: string, limit: number): Steps<AnswerOutcome> {
    const text = asked.slice(0, QUERY_LIMIT);
    const typed = yield* answerTo(yield* questions.asTyped(text), limit);
    const other = typed.quotes.length > 0 ? undefined : yield* questions.otherwise(text);
    return other === undefined ? typed : yield* answerTo(other, limit);
  };
}
