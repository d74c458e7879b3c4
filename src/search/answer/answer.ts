import type { Finder } from '../find.ts';
import { NONE } from '../index/lexicon.ts';
import type { QueryReader } from '../query/terms.ts';
import type { AnswerQuote } from '../search.ts';
import { sentences } from './sentences.ts';

interface AnswererParts {
  readonly reader: QueryReader;
  readonly finder: Finder;
  readonly idfOf: (stem: number) => number;
}

/** Papers whose sentences are read. */
const PAPERS_READ = 20;
/** Least share of the question's idf mass that an answering sentence holds. */
const THRESHOLD = 0.5;

/** Quotes the sentences that hold most of a question; none when none holds enough. */
export function createAnswerer({ reader, finder, idfOf }: AnswererParts) {
  return (question: string, limit: number): AnswerQuote[] => {
    const asked = reader.read(question).filter(({ isStop }) => !isStop);
    const mass = new Map<number | string, number>();
    for (const word of asked) {
      mass.set(word.stem === NONE ? word.text : word.stem, word.stem === NONE ? 10 : idfOf(word.stem));
    }
    const total = [...mass.values()].reduce((sum, value) => sum + value, 0);
    if (total === 0) return [];
    const quotes: AnswerQuote[] = [];
    for (const { paper } of finder.rank(question, PAPERS_READ)) {
      let best: AnswerQuote | undefined;
      for (const sentence of sentences(paper.abstract ?? paper.summary ?? '')) {
        const held = new Set(reader.read(sentence).map(({ stem }) => stem));
        let covered = 0;
        for (const [stem, idf] of mass) if (typeof stem === 'number' && held.has(stem)) covered += idf;
        const score = covered / total;
        if (score >= THRESHOLD && (best === undefined || score > best.score))
          best = { paper, sentence, score };
      }
      if (best !== undefined) quotes.push(best);
    }
    return quotes.sort((a, b) => b.score - a.score).slice(0, limit);
  };
}
