import { KINDS } from '../rank/named-things.ts';
import { words } from '../text/tokens.ts';
import type { AnswerText } from './answer-text.ts';
import { isInLine } from './denial.ts';
import { evidence } from './evidence.ts';
import type { HeldWords } from './held-words.ts';
import { isIntroduced } from './introduced.ts';
import { type NameFit, nameFit } from './own-name.ts';
import type { Question } from './question.ts';
import { bestSentence } from './quote.ts';
import { givesName } from './record-question.ts';
import { sentences } from './sentences.ts';
import type { Tone } from './tone.ts';

/** A paper that may answer a question, with the evidence for it. */
export interface AnsweringPaper {
  readonly document: number;
  /** The sentence that says most of what is asked; absent if none says any of it. */
  readonly sentence?: string;
  /** See `bestSentence`; 0 without a sentence. */
  readonly score: number;
  /** How much of the subject is in the sentence, and in the title and keywords, each from 0 to 1. */
  readonly told: number;
  readonly headed: number;
  /** How much of the subject is anywhere in it, from 0 to 1. */
  readonly spoken: number;
  /** Whether it has a text to judge besides its title. */
  readonly hasText: boolean;
  /** Whether its title is a question, which the paper then answers. */
  readonly asks: boolean;
  /** What it says of the names in a question about who made them: that it introduces them, only the names, or not even these. */
  readonly says: 'that it made it' | 'its name' | 'nothing';
  /** Whether its title gives its subject that name. */
  readonly isNamedSo: boolean;
  /** How well the name that its title introduces matches the one in the question. */
  readonly nameFit: NameFit;
  /** See `evidence`. */
  readonly evidence: number;
  /** Its rank among the papers found, from 0; -1 if it was found another way. */
  readonly place: number;
}

interface Reading {
  readonly question: Question;
  readonly tone: Tone;
  /** The words of the question that a text contains. */
  held(text: string): HeldWords;
  readonly text: AnswerText;
  readonly document: number;
  readonly place: number;
}

const ASKS = /\?|^(?:is|are|do|does|did|can|could|should|how|why|what|when|which|whether)\b/i;

export function weighPaper({ question, tone, held, text, document, place }: Reading): AnsweringPaper {
  const heading = held(text.heading);
  const all = sentences(text.body).map((sentence) => ({ text: sentence, ...held(sentence) }));
  const inLine = all.filter((sentence) => isInLine(question.text, text.heading, sentence.text));
  const best = bestSentence(question, tone, heading, inLine);
  const summary = text.summary === undefined ? undefined : held(text.summary);
  const counts = question.words.map((_, i) =>
    [heading, ...all, summary].reduce((sum, part) => sum + (part?.counts[i] ?? 0), 0),
  );
  const headed = shareHeld(question, heading);
  const base = {
    document,
    place,
    headed,
    spoken: shareHeld(question, { shares: counts.map((count) => Math.min(1, count)) }),
    hasText: all.length > 0,
    asks: ASKS.test(text.heading),
    nameFit: nameFit(question.text, text.heading),
    isNamedSo: givesName(
      text.heading,
      question.subject.flatMap((word) => (KINDS.has(word.text) ? [] : [word.text])).join(' '),
    ),
    says: saysOfName(question, [text.heading, ...all.map((sentence) => sentence.text)]),
  };
  const of = (told: number) => evidence(question, counts, heading.counts, told);
  if (best === undefined) return { ...base, score: 0, told: 0, evidence: of(0) };
  const told = shareHeld(question, held(best.text));
  return { ...base, sentence: best.text, score: best.score, told, evidence: of(best.told) };
}

function saysOfName({ kind, subject }: Question, texts: readonly string[]): AnsweringPaper['says'] {
  const name = subject.map(({ text }) => text).filter((word) => !KINDS.has(word));
  if (name.length === 0 || (kind !== 'origin' && kind !== 'definition')) return 'nothing';
  if (texts.some((text) => isIntroduced(name, text))) return 'that it made it';
  const said = new Set(texts.flatMap(words));
  return name.every((word) => said.has(word)) ? 'its name' : 'nothing';
}

/** How much of the subject a text contains, by weight. */
function shareHeld({ words }: Question, { shares }: Pick<HeldWords, 'shares'>): number {
  let all = 0;
  let some = 0;
  words.forEach(({ weight, isEveryday }, i) => {
    if (isEveryday) return;
    all += weight;
    some += weight * (shares[i] ?? 0);
  });
  return all === 0 ? 0 : some / all;
}
