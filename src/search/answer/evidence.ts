import type { HeldWords } from './held-words.ts';
import type { Question } from './question.ts';

/** Occurrences at which a word counts half, and what one in the title or the keywords adds. */
const HALF_COUNT = 1;
const HEADING_COUNT = 2;
/** What each subject word in the quoted sentence adds, and how many words count. */
const PER_WORD = 0.4;
const MOST_WORDS = 4;
/** What is deducted if the person speaks about themselves or to the bot. */
const PERSONAL = 0.5;
/**
 * The least evidence in a catalog of `n` papers is `BASE + GROWTH × ln n`: the more papers, the more of a question one
 * of them contains by chance. `src/search/README.md` says how the figures were chosen.
 */
const BASE = 0.5;
const GROWTH = 0.065;

/** How much a paper is about what is asked, and how much of it the sentence to quote says: see `leastEvidence`. */
export function evidence(
  question: Question,
  paper: HeldWords['counts'],
  heading: HeldWords['counts'],
  toldInSentence: number,
): number {
  let about = 0;
  question.words.forEach((word, i) => {
    const count = (paper[i] ?? 0) + ((heading[i] ?? 0) > 0 ? HEADING_COUNT : 0);
    about += (word.certainty * word.weight * count) / (count + HALF_COUNT);
  });
  const told = Math.min(MOST_WORDS, toldInSentence);
  return about / question.mass + PER_WORD * told - PERSONAL * question.personal;
}

/** The evidence that makes a quote an answer, in a catalog of this many papers. */
export function leastEvidence(papers: number): number {
  return BASE + GROWTH * Math.log(Math.max(1, papers));
}
