import type { Correction, Corrector } from '../query/correct.ts';
import { QUERY_LIMIT } from '../query/language.ts';
import type { QueryReader } from '../query/terms.ts';
import type { AnswerText } from './answer-text.ts';
import { evidence, leastEvidence } from './evidence.ts';
import { createWordFinder, type HeldWords } from './held-words.ts';
import { cutPassage } from './passage.ts';
import { createQuestionReader, type Question } from './question.ts';
import { bestSentence } from './quote.ts';
import { sentences } from './sentences.ts';
import { createTone, type Tone } from './tone.ts';

/** The quotes that answer a question, by document numbers; see `AnswerOutcome`. */
export interface FoundAnswer {
  readonly quotes: readonly FoundQuote[];
  readonly corrections: readonly Correction[];
}

export interface FoundQuote {
  readonly document: number;
  readonly sentence: string;
  readonly score: number;
}

/** Looks the texts of some documents up, in their order. */
export type ReadTexts = (documents: readonly number[]) => Promise<readonly AnswerText[]>;

interface AnswererParts {
  readonly reader: QueryReader;
  readonly corrector: Corrector;
  /** Documents for a text, best first. */
  readonly rank: (text: string, limit: number) => readonly { readonly document: number }[];
  /** Inverse document frequency of a stem; of `NONE`, that of a word no paper holds. */
  readonly idfOf: (stem: number) => number;
  /** See `createBelonging`. */
  readonly belonging: (question: Question, found: readonly number[]) => number | undefined;
}

/** Papers whose sentences are read. */
const PAPERS_READ = 20;
/** A quote needs this share of the evidence that the best one has. */
const BESIDE_BEST = 0.8;
/** What being the first paper found adds, halved at the third, a third at the fifth and so on. */
const FIRST_PAPER = 0.4;

interface Candidate extends FoundQuote {
  readonly evidence: number;
}

/** What is made once for a question and asked of every paper. */
interface QuestionParts {
  readonly tone: Tone;
  /** The words of the question that a text holds. */
  held(text: string): HeldWords;
}

/** Quotes the sentences that answer a question best; none when no paper speaks of what is asked. */
export function createAnswerer({ reader, corrector, rank, idfOf, belonging }: AnswererParts) {
  const questions = createQuestionReader({ reader, corrector, idfOf });
  const leastInAny = leastEvidence(reader.papers);

  function candidateOf(
    question: Question,
    { tone, held }: QuestionParts,
    document: number,
    text: AnswerText,
  ): Candidate | undefined {
    const heading = held(text.heading);
    const read = sentences(text.body).map((sentence) => ({ text: sentence, ...held(sentence) }));
    const best = bestSentence(question, tone, heading, read);
    if (best === undefined) return undefined;
    const summary = text.summary === undefined ? undefined : held(text.summary);
    const counts = question.words.map((_, i) =>
      [heading, ...read, summary].reduce((sum, part) => sum + (part?.counts[i] ?? 0), 0),
    );
    return {
      document,
      sentence: best.text,
      score: best.score,
      evidence: evidence(question, counts, heading.counts, best.told),
    };
  }

  async function answerTo(question: Question, limit: number, read: ReadTexts): Promise<FoundAnswer> {
    if (question.mass === 0 || question.words.length === 0) return { quotes: [], corrections: [] };
    const find = createWordFinder(question.words);
    const held = (text: string) => find(reader.read(text).filter(({ isStop }) => !isStop));
    const parts = { tone: createTone(question), held };
    const documents = rank(question.text, PAPERS_READ).map(({ document }) => document);
    const texts = await read(documents);
    const found = documents.flatMap((document, place) => {
      const text = texts[place];
      const quote = text && candidateOf(question, parts, document, text);
      return quote === undefined ? [] : [{ ...quote, score: quote.score + FIRST_PAPER / (1 + place / 2) }];
    });
    const least = belonging(question, documents) ?? leastInAny;
    const most = Math.max(...found.map((quote) => quote.evidence));
    const quotes = found
      .filter((quote) => quote.evidence >= Math.max(least, most * BESIDE_BEST))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ document, sentence, score }) => ({
        document,
        sentence: cutPassage(sentence, question.words, held),
        score,
      }));
    return { quotes, corrections: quotes.length === 0 ? [] : question.corrections };
  }

  return async (asked: string, limit: number, read: ReadTexts): Promise<FoundAnswer> => {
    const text = asked.slice(0, QUERY_LIMIT);
    const typed = await answerTo(questions.asTyped(text), limit, read);
    const other = typed.quotes.length > 0 ? undefined : questions.otherwise(text);
    return other === undefined ? typed : answerTo(other, limit, read);
  };
}
