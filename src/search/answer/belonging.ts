import { titlesHolding } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Nearness } from '../meaning/nearness.ts';
import type { AskedWord, Question } from './question.ts';

/** Papers that the subject is compared with. */
const FIRST = 5;
/**
 * Weights beside evidence, by logistic regression over labelled questions, rounded: how near the first papers are to
 * the subject, and how familiar its words are in titles. Fitted to catalogs of 1,460 to 103,514 papers.
 */
const NEAR = 0.88;
const FAMILIAR = 1.76;
const BASE = 0.42;
const GROWTH = 0.18;
/** A name in capitals may be in few titles and still belong to the field. */
const COINED = /\b\p{Lu}{2,}/u;

/**
 * The least evidence for an answer with a catalog's vectors: lower for questions closer to its field. Undefined without
 * vectors, and for a subject of one coined name.
 *
 * @see leastEvidence for what applies then.
 */
export function createBelonging(
  index: Pick<PackedIndex, 'titleFrequency' | 'documents' | 'tail'>,
  nearnessNow: () => Nearness | undefined,
) {
  const { documents } = index;
  return (question: Question, found: readonly number[]): number | undefined => {
    // A known coined name is in few titles, but belongs to the field.
    const isOwn = ({ text, stem }: AskedWord) => question.coined.has(text) && stem !== NONE;
    const subject = question.words.filter((word) => !word.isEveryday && !isOwn(word));
    if (subject.length === 0 || (subject.length === 1 && COINED.test(question.text))) return undefined;
    const terms = subject.flatMap(({ stem }) => (stem === NONE ? [] : [{ stem, weight: 1 }]));
    const near = nearnessNow()?.among(terms, found.slice(0, FIRST));
    if (near === undefined) return undefined;
    const titles = subject.map(({ stem }) => (stem === NONE ? 0 : titlesHolding(index, stem)));
    const familiar =
      titles.reduce((sum, count) => sum + Math.log(1 + count), 0) / titles.length / Math.log(1 + documents);
    return BASE + GROWTH * Math.log(documents) - NEAR * near - FAMILIAR * familiar;
  };
}
