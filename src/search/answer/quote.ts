import type { HeldWords } from './held-words.ts';
import type { Question } from './question.ts';
import { MOST_GAIN, type Tone } from './tone.ts';

/** A sentence of a text, and which words of the question it contains. */
export interface ReadSentence extends HeldWords {
  readonly text: string;
}

/** The sentence of a paper to quote. */
export interface ChosenSentence {
  readonly text: string;
  /** About 0 to 1.5; comparable across all papers for one question. */
  readonly score: number;
  /** How many words of the subject it contains; those only in the heading count in part. */
  readonly told: number;
}

/** What a word only in the heading counts: for choosing the sentence, and for `told`. */
const IN_HEADING = 0.5;
const TOLD_IN_HEADING = 0.4;
/** Penalty if the question's words are far apart. */
const SCATTERED = 0.3;

/**
 * The sentence that says most of what is asked, in the form that is asked for; undefined if none says any of it. The
 * heading is the title and the keywords.
 */
export function bestSentence(
  question: Question,
  tone: Tone,
  heading: HeldWords,
  read: readonly ReadSentence[],
): ChosenSentence | undefined {
  let best: ChosenSentence | undefined;
  read.forEach(({ text, kinds, shares }, place) => {
    let said = 0;
    let held = 0;
    let told = 0;
    question.words.forEach((word, i) => {
      const inSentence = shares[i] ?? 0;
      const inHeading = heading.shares[i] ?? 0;
      if (inSentence > 0) held++;
      said += Math.max(inSentence, IN_HEADING * inHeading) * word.weight;
      if (word.isEveryday) return;
      const share = inSentence > 0 ? inSentence : inHeading > 0 ? TOLD_IN_HEADING : 0;
      told += share * word.certainty * word.informativeness;
    });
    if (held === 0 && told === 0) return;
    const close = held === 0 ? 1 : 1 - SCATTERED * (1 - tightness(kinds, held));
    const words = (said / question.mass) * close;
    if (best !== undefined && words + MOST_GAIN <= best.score) return;
    const score = words + tone(text, place);
    if (best === undefined || score > best.score) best = { text, score, told };
  });
  return best;
}

/** 1 if the wanted words are adjacent, falling with the share of other words in the shortest run with all of them. */
function tightness(kinds: readonly number[], wanted: number): number {
  let shortest = kinds.length;
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
