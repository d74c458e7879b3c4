import type { HeldWords } from './held-words.ts';
import type { Question } from './question.ts';

/** How often a word must occur to count half, and as how many more occurrences one in the title or the keywords counts. */
const HALF_COUNT = 1;
const HEADING_COUNT = 2;
/** What each word of the subject adds that the quoted sentence holds, and how many words count. */
const PER_WORD = 0.4;
const MOST_WORDS = 4;
/** What is taken off when the person speaks of themselves or to the bot. */
const PERSONAL = 0.5;
/**
 * The least evidence in a catalog of `n` papers is `BASE + GROWTH × ln n`: the more papers there are, the more of a
 * question one of them holds by chance. `src/search/README.md` says how the figures were chosen.
 */
const BASE = 0.5;
const GROWTH = 0.065;

/** Whether a paper speaks of what is asked, and the sentence to quote says some of it: see `leastEvidence`. */
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

/** The evidence from which on a quote is an answer, in a catalog of so many papers. */
export function leastEvidence(papers: number): number {
  return BASE + GROWTH * Math.log(Math.max(1, papers));
}
