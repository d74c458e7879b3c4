import { NONE } from '../index/lexicon.ts';
import type { CorrectedQuery, Correction, Corrector } from '../query/correct.ts';
import { editDistance } from '../query/edit-distance.ts';
import type { OtherSpelling } from '../query/other-spelling.ts';
import type { QueryReader, QueryWord } from '../query/terms.ts';
import { isAsking, isEveryday } from '../text/everyday-words.ts';
import { words as wordsOf } from '../text/tokens.ts';

/** What a good sentence must say: who made something, what it is, a figure, or a finding. */
export type QuestionKind = 'origin' | 'definition' | 'figure' | 'finding';

/** A word that a question asks about. */
export interface AskedWord extends QueryWord {
  /** What containing it counts: its idf, less for an everyday word. */
  readonly weight: number;
  readonly isEveryday: boolean;
  /** 1, or less for a corrected word: the more of it was changed, the less. */
  readonly certainty: number;
  /** How much it tells if a sentence contains it: from 1 down to a half for a word in every paper. */
  readonly informativeness: number;
}

export interface Question {
  /** The question as typed, without pleasantries: for ranking papers. */
  readonly text: string;
  /** Content words in order, no two with one stem; none if the question has no subject. */
  readonly words: readonly AskedWord[];
  /** The sum of the weights. */
  readonly mass: number;
  /** 0 to 1: whether the person speaks about themselves, or to the bot, or gives orders. */
  readonly personal: number;
  readonly kind: QuestionKind;
  /** Whether it's a yes-or-no question. */
  readonly isPolar: boolean;
  /** From the first to the last word of the subject, including stop words between. */
  readonly subject: readonly QueryWord[];
  /** Its words typed like coined names: with a capital inside, or a digit. */
  readonly coined: ReadonlySet<string>;
  /** Its words that begin with a capital inside the question. */
  readonly capital: ReadonlySet<string>;
  readonly corrections: readonly Correction[];
}

interface QuestionReaderParts {
  readonly reader: QueryReader;
  readonly corrector: Pick<Corrector, 'correct' | 'rewrite'>;
  readonly spelling: Pick<OtherSpelling, 'of'>;
  /** Inverse document frequency of a stem; for `NONE`, of a word that's in no paper. */
  readonly idfOf: (stem: number) => number;
}

/** Most words in a name to define; a longer `what is …` asks for something else. */
const DEFINED_WORDS = 6;
/** Factor on an everyday word's idf. */
const EVERYDAY_WEIGHT = 0.5;
/** How much certainty a word loses per share of its letters that was changed. */
const DOUBT = 2;
/** How much less informative a word in every paper is. */
const COMMONPLACE = 0.5;
/** How personal a question with `I` is; one with `you` or `my`, or an order, is fully so. */
const FIRST_PERSON = 0.5;

const COURTESY =
  /^(?:(?:please|hey|hi|hello|so|well|ok|okay)\b[ ,!.]*)*(?:(?:(?:can|could|would|will) (?:you|someone|anyone|anybody)(?: please)?|please) (?:tell|explain|describe|show)(?: to)?(?: me| us)?|do(?:es)? (?:you|anyone|anybody|someone) know(?: about)?|i(?: want|'d like| would like| need) to know|tell (?:me|us)(?: more)?(?: about)?|explain(?: to (?:me|us))?|what do (?:the )?(?:papers|studies|researchers) say about)\b[ ,]*/i;
const AT_THE_END = /[ ,]+(?:to (?:me|us)|please)\b\W*$/i;
const YOU_OR_MY = /\b(?:you|your|yours|me|my|mine)\b/i;
const ORDER =
  /^(?:please )?(?:write|generate|draw|compose|create|play|set|remind|sing|order|book|ignore|pretend|act|fix|summari[sz]e|translate)\b/i;
const I = /\bi\b/i;
/** An order about something at hand isn't about anything in papers. */
const AT_HAND =
  /\b(?:this|that|these|those|the following) (?:\w+ )?(?:articles?|texts?|papers?|pages?|links?|documents?|sentences?|paragraphs?|code|emails?|mails?|messages?)\b/i;
/** Code, a database query or a command line. */
const CODE =
  /[{}]|\d\s*=\s*\d|=>|==|\+\+\)|\w\(\)|;\s*$|^\s*(?:select|insert|update|delete|drop)\b.*\b(?:from|into|set|table)\b.*(?:[=*;]|$)|^\s*(?:sudo|rm|cd|ls|mv|cp|git|npm|npx|pip|curl|wget|chmod|docker)\s+[-./~\w]|^\s*<\/?\w+[^>]*>|^\s*#include|^\s*(?:import|from) \w+(?:$| import)/i;
const FIGURE =
  /^(?:by |on |in |at |for )?how (?:many|much|long|fast|far|often|large|big|high|accurate|accurately|well|good)\b|\bhow (?:many|much)\b|\b(?:what|which) (?:percentage|share|number|score|accuracy)\b/i;
const DEFINITION =
  /^(?:what(?:['’]s| is| are| was| were)|define|who is)\b|\bwhat (?:.+) (?:is|are|means?|stands? for)\W*$|^what does .+ (?:mean|stand for)\W*$/i;

/** `What is X made of`, `what is X bad at` ask for more than what X is. */
const OF_WHAT = /\b(?:about|against|at|by|(?<!stands? )for|from|in|like|of|on|to|with)\W*$/i;

const ORIGIN =
  /^(?:who|whose|(?:which|what) (?:papers?|work|works|study|article|authors?|people|researchers?))\b.*?\b(?:propos|introduc|invent|came up with|creat|buil[dt]|develop|present|made|coin|design|releas|publish|first|use)/i;
/** Verbs for making something. */
const MAKING =
  /^(?:propos|introduc|invent|creat|buil[dt]|develop|present|coin|design|releas|publish|came|made|paper|work|author|original)/;
const QUESTION_WORD =
  /^(?:what|how|why|when|where|which|who|is|are|was|were|do|does|did|can|could|should|has|have|will)\b/i;
/** Two things are compared, and neither is asked about alone. */
export const COMPARING =
  /\b(?:differences? between|compare[ds]?|comparison of|versus|vs)\b|\bhow (?:do|does|did) .+ differ\b/i;
/** A yes-or-no question. */
export const POLAR = /^(?:is|are|was|were|do|does|did|can|could|should|has|have|will)\b/i;
const CAPITAL = /^\W?\p{Lu}/u;
/** A piece typed like a coined name: with a capital or a digit inside, a plus after it, or a single letter: `rouge-l`. */
export const COINED = /[\p{L}\p{N}][\p{Lu}\p{N}]|\p{L}\+|\p{L}{3}-\p{L}(?!\p{L})/u;

/** Reads questions: what they ask about, and how. */
export interface QuestionReader {
  /** With the words as typed, unknown ones corrected. */
  asTyped(question: string): Question;
  /** With known words that may be slips corrected, too; undefined if there are none. */
  otherwise(question: string): Question | undefined;
  /** In another spelling (`tree bank`, `treebank`); undefined if there's only one. */
  asOthersWrite(question: string): Question | undefined;
}

export function createQuestionReader({
  reader,
  corrector,
  spelling,
  idfOf,
}: QuestionReaderParts): QuestionReader {
  function readWords(question: string) {
    const bare = question.trim();
    const text = bare.replace(AT_THE_END, '').replace(COURTESY, '') || bare;
    const typed = reader.read(text);
    return { text, typed, ...corrector.correct(typed) };
  }

  function questionOf(
    text: string,
    typed: readonly QueryWord[],
    { words, corrections }: CorrectedQuery,
  ): Question {
    const distinct = new Map<string | number, AskedWord>();
    const isOrigin = ORIGIN.test(text);
    let from = words.length;
    let to = 0;
    words.forEach((read, i) => {
      // An unknown word near a stop word (`dogs`, `does`) stays as it is: the subject, and missing.
      const word = read.isStop ? (typed[i] ?? read) : read;
      const key = word.stem === NONE ? word.text : word.stem;
      if (word.isStop || isAsking(word.text) || (isOrigin && MAKING.test(word.text))) return;
      const everyday = isEveryday(word.text);
      if (!everyday) {
        from = Math.min(from, i);
        to = i + 1;
      }
      if (distinct.has(key)) return;
      const weight = idfOf(word.stem) * (everyday ? EVERYDAY_WEIGHT : 1);
      const informativeness = 1 - (COMMONPLACE * reader.frequency(word.stem)) / reader.papers;
      const certainty = certaintyOf(word.text, typed[i]?.text ?? word.text);
      distinct.set(key, { ...word, weight, isEveryday: everyday, certainty, informativeness });
    });
    const asked = [...distinct.values()];
    const pieces = text.split(/\s+/);
    const isOrder = ORDER.test(text);
    const hasSubject =
      asked.some((word) => !word.isEveryday) && !CODE.test(text) && !(isOrder && AT_HAND.test(text));
    return {
      text,
      words: hasSubject ? asked : [],
      mass: asked.reduce((sum, { weight }) => sum + weight, 0),
      personal: YOU_OR_MY.test(text) || isOrder ? 1 : I.test(text) ? FIRST_PERSON : 0,
      kind: isOrigin ? 'origin' : kindOf(text, asked.length),
      isPolar: POLAR.test(text),
      subject: words.slice(from, to),
      capital: wordsTyped(pieces.slice(1), CAPITAL),
      coined: wordsTyped(pieces, COINED),
      corrections: corrections.filter(({ to }) => asked.some(({ text: read }) => read === to)),
    };
  }

  return {
    asTyped(question) {
      const { text, typed, ...corrected } = readWords(question);
      return questionOf(text, typed, corrected);
    },

    otherwise(question) {
      const { text, typed, words } = readWords(question);
      const rewrite = corrector.rewrite(words);
      if (rewrite === undefined) return undefined;
      const corrections = typed.flatMap(({ text: from }, i) => {
        const to = rewrite.words[i]?.text ?? from;
        return to === from ? [] : [{ from, to }];
      });
      return questionOf(text, typed, { words: rewrite.words, corrections });
    },

    asOthersWrite(question) {
      const { text, words } = readWords(question);
      const others = spelling.of(words);
      // Another spelling isn't a mistake, so it isn't reported.
      if (others === undefined) return undefined;
      const read = questionOf(text, others, { words: others, corrections: [] });
      // `BioBERT` is a name as two words, too.
      const isSplit = words.some((word) => read.coined.has(word.text) && !others.includes(word));
      const parts = isSplit
        ? others.filter((word) => !words.includes(word)).map(({ text: part }) => part)
        : [];
      return { ...read, coined: new Set([...read.coined, ...parts]) };
    },
  };
}

function certaintyOf(read: string, typed: string): number {
  return read === typed ? 1 : Math.max(0, 1 - (DOUBT * editDistance(typed, read, 2)) / typed.length);
}

/** The words of a text's pieces that match a pattern. */
function wordsTyped(pieces: readonly string[], pattern: RegExp): ReadonlySet<string> {
  return new Set(pieces.filter((piece) => pattern.test(piece)).flatMap(wordsOf));
}

function kindOf(text: string, words: number): QuestionKind {
  if (COMPARING.test(text)) return 'finding';
  if (FIGURE.test(text)) return 'figure';
  const isBare = words === 1 && !QUESTION_WORD.test(text);
  return isBare || (words <= DEFINED_WORDS && DEFINITION.test(text) && !OF_WHAT.test(text))
    ? 'definition'
    : 'finding';
}
