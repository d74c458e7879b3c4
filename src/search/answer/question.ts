import type { Correction, Corrector } from '../query/correct.ts';
import type { QueryReader, QueryWord } from '../query/terms.ts';
import { isEveryday } from './everyday-words.ts';

/** What a good sentence must bring: what something is, a figure, or what was found out. */
export type QuestionKind = 'definition' | 'figure' | 'finding';

/** A word that a question asks about. */
export interface AskedWord extends QueryWord {
  /** What holding it counts: its rarity, less for a word of every day. */
  readonly weight: number;
  readonly isEveryday: boolean;
}

export interface Question {
  /** The question without courtesies, as it was typed: for ranking papers. */
  readonly text: string;
  /** Distinct words that say something, in order; none when the question names no subject. */
  readonly words: readonly AskedWord[];
  /** The sum of the weights. */
  readonly mass: number;
  /** 0 to 1: whether the person speaks of themselves or to the bot, which questions about papers seldom do. */
  readonly personal: number;
  readonly kind: QuestionKind;
  readonly corrections: readonly Correction[];
}

interface QuestionReaderParts {
  readonly reader: QueryReader;
  readonly corrector: Corrector;
  /** Inverse document frequency of a stem; of `NONE`, that of a word no paper holds. */
  readonly idfOf: (stem: number) => number;
}

/** What an everyday word weighs beside its rarity. */
const EVERYDAY_WEIGHT = 0.25;
/** How personal a question is that says `I`; one that says `you` or `my` is wholly so. */
const FIRST_PERSON = 0.5;

const COURTESY =
  /^(?:(?:please|hey|hi|hello|so|well|ok|okay)\b[ ,!.]*)*(?:(?:(?:can|could|would|will) (?:you|someone|anyone|anybody)(?: please)?|please) (?:tell|explain|describe|show)(?: to)?(?: me| us)?|do(?:es)? (?:you|anyone|anybody|someone) know(?: about)?|i(?: want|'d like| would like| need) to know|tell (?:me|us)(?: more)?(?: about)?|explain(?: to (?:me|us))?|what do (?:the )?(?:papers|studies|researchers) say about)\b[ ,]*/i;
const YOU_OR_MY = /\b(?:you|your|yours|me|my|mine)\b/i;
const I = /\bi\b/i;
const FIGURE =
  /^(?:by |on |in |at |for )?how (?:many|much|long|fast|far|often|large|big|high|accurate|accurately|well|good)\b|\bhow (?:many|much)\b|\b(?:what|which) (?:percentage|share|number|score|accuracy)\b/i;
const DEFINITION =
  /^(?:what(?:'s| is| are| was| were)|define|who is)\b|\bwhat (?:.+) (?:is|are|means?|stands? for)\W*$|^what does .+ (?:mean|stand for)\W*$/i;

/** Reads questions: what they ask about, how they ask. */
export function createQuestionReader({ reader, corrector, idfOf }: QuestionReaderParts) {
  return (question: string): Question => {
    const bare = question.replace(/’/g, "'").trim();
    const text = bare.replace(COURTESY, '') || bare;
    const { words, corrections } = corrector.correct(reader.read(text));
    const distinct = new Map<string, AskedWord>();
    for (const word of words) {
      if (word.isStop || distinct.has(word.text)) continue;
      const everyday = isEveryday(word.text);
      const weight = idfOf(word.stem) * (everyday ? EVERYDAY_WEIGHT : 1);
      distinct.set(word.text, { ...word, weight, isEveryday: everyday });
    }
    const asked = [...distinct.values()];
    const hasSubject = asked.some((word) => !word.isEveryday);
    return {
      text,
      words: hasSubject ? asked : [],
      mass: asked.reduce((sum, { weight }) => sum + weight, 0),
      personal: YOU_OR_MY.test(text) ? 1 : I.test(text) ? FIRST_PERSON : 0,
      kind: kindOf(text, asked.length),
      corrections,
    };
  };
}

function kindOf(text: string, words: number): QuestionKind {
  if (FIGURE.test(text)) return 'figure';
  return words === 1 || DEFINITION.test(text) ? 'definition' : 'finding';
}
