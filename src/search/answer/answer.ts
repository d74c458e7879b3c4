import { NONE } from '../index/lexicon.ts';
import type { Correction, Corrector } from '../query/correct.ts';
import { QUERY_LIMIT } from '../query/language.ts';
import type { OtherSpelling } from '../query/other-spelling.ts';
import type { QueryReader } from '../query/terms.ts';
import { withTyped } from '../query/with-typed.ts';
import { KINDS } from '../rank/named-things.ts';
import { oldest, type Recency } from '../rank/recency.ts';
import type { AnswerText } from './answer-text.ts';
import { leastEvidence } from './evidence.ts';
import { createWordFinder } from './held-words.ts';
import { isIntroduced } from './introduced.ts';
import type { Makers } from './makers.ts';
import { cutPassage } from './passage.ts';
import { createQuestionReader, type Question } from './question.ts';
import { shown } from './shown.ts';
import { createTone } from './tone.ts';
import { type AnsweringPaper, weighPaper } from './weigh-paper.ts';

/** The papers that answer a question, by document number; see `AnswerOutcome`. */
export interface FoundAnswer {
  readonly quotes: readonly FoundQuote[];
  readonly corrections: readonly Correction[];
}

export interface FoundQuote {
  readonly document: number;
  /** Absent if the paper is only named. */
  readonly sentence?: string;
  readonly score: number;
}

/** Looks up the texts of some documents, in their order. */
export type ReadTexts = (documents: readonly number[]) => Promise<readonly AnswerText[]>;

interface AnswererParts {
  readonly reader: QueryReader;
  readonly corrector: Pick<Corrector, 'correct' | 'rewrite'>;
  readonly spelling: Pick<OtherSpelling, 'of'>;
  /** Documents for a text, best first. */
  readonly rank: (text: string, limit: number) => readonly { readonly document: number }[];
  /** Inverse document frequency of a stem; for `NONE`, of a word that's in no paper. */
  readonly idfOf: (stem: number) => number;
  /** See `createBelonging`. */
  readonly belonging: (question: Question, found: readonly number[]) => number | undefined;
  /** See `createMakers`. */
  readonly makers: (question: Question) => Makers;
  readonly recency: Recency;
}

/** Papers whose sentences are read. */
const PAPERS_READ = 20;

/** A name in at most this many papers: all of them are among those read. */
const RARE_NAME = 10;

/** How much less evidence a question with a known coined name needs. */
const NAMED = 0.3;

/** See `LeastEvidence.unnamed`; the less is known, the lower it is. */
const UNNAMED = 0.5;
const UNNAMED_BY_WORDS = 0.05;

/** `What is a meteor` asks for no metric. */
const A_THING = /\ban? [\p{L}\p{N}]+\W*$/iu;

const never = () => false;
const NOBODY: Makers = { givers: [], isWhole: false, titled: [], isLate: never, isInUse: never };
const NOTHING: FoundAnswer = { quotes: [], corrections: [] };

/** Names the papers that answer a question best, with a sentence if one says it; none if no paper is about it. */
export function createAnswerer(parts: AnswererParts) {
  const { reader, corrector, spelling, rank, idfOf, belonging, makers, recency } = parts;
  const questions = createQuestionReader({ reader, corrector, spelling, idfOf });
  const leastInAny = leastEvidence(reader.papers);

  async function answerTo(question: Question, limit: number, read: ReadTexts): Promise<FoundAnswer> {
    if (question.mass === 0 || question.words.length === 0) return NOTHING;
    // If a name is in no paper, none says who made it, what it is or how large.
    const isUnheard = question.words.some(({ text, stem }) => stem === NONE && question.coined.has(text));
    if (isUnheard && question.kind !== 'finding') return NOTHING;
    const find = createWordFinder(question.words);
    const held = (text: string) => find(reader.read(text).filter(({ isStop }) => !isStop));
    const made = makers(question);
    const ranked = rank(question.text, PAPERS_READ).map(({ document }) => document);
    const documents = [...new Set([...made.givers, ...made.titled, ...ranked])].slice(0, 2 * PAPERS_READ);
    const texts = await read(documents);
    const tone = createTone(question);
    const found = documents.flatMap((document, i): readonly AnsweringPaper[] => {
      const text = texts[i];
      if (text === undefined) return [];
      return [weighPaper({ question, tone, held, text, document, place: ranked.indexOf(document) })];
    });
    const isNamed = question.words.some(({ text, stem }) => question.coined.has(text) && stem !== NONE);
    const byMeaning = belonging(question, ranked);
    const least = {
      evidence: byMeaning ?? leastInAny - (isNamed ? NAMED : 0),
      unnamed: byMeaning === undefined ? UNNAMED_BY_WORDS : UNNAMED,
      defined: leastInAny,
    };
    const coiner = made.givers.length > 0 ? undefined : coinerOf(question, found);
    const isPlain = isPlainWord(question, made, texts);
    if (isPlain && question.kind === 'origin') return NOTHING;
    const named = isPlain ? NOBODY : made;
    const meant = coiner === undefined ? named : { ...named, givers: [coiner], isWhole: true };
    const quotes = shown(question, meant, found, least)
      .slice(0, limit)
      .map(({ document, sentence, score }) =>
        sentence === undefined
          ? { document, score }
          : { document, sentence: cutPassage(sentence, question.words, held), score },
      );
    return { quotes, corrections: quotes.length === 0 ? [] : withTyped(question.text, question.corrections) };
  }

  /**
   * Whether the lower-case word whose maker is asked for is an ordinary word in papers' sentences, rather than a name that
   * a title gives: `coffee` isn't `COFFEE`.
   */
  function isPlainWord(
    question: Question,
    made: Makers,
    texts: readonly (AnswerText | undefined)[],
  ): boolean {
    const [word, ...others] = question.subject;
    const { kind, coined, capital } = question;
    if (word === undefined || others.length > 0 || kind === 'finding') return false;
    if (coined.has(word.text) || capital.has(word.text)) return false;
    if (A_THING.test(question.text)) return true;
    if (made.givers.some((_, i) => wordsAsWritten(texts[i]?.heading ?? '', word.text)[0] === word.text))
      return false;
    const written = texts.flatMap((text) => wordsAsWritten(text?.body ?? '', word.text));
    return written.filter((one) => one === word.text).length > written.length / 2;
  }

  /** The first paper with a rare name that is the whole subject, if it says that it introduces it and no title does. */
  function coinerOf(question: Question, found: readonly AnsweringPaper[]): number | undefined {
    const [name, ...others] = question.words.filter(
      ({ isEveryday, text }) => !isEveryday && !KINDS.has(text),
    );
    if (name === undefined || others.length > 0 || question.kind === 'finding') return undefined;
    if (!question.coined.has(name.text) || name.stem === NONE || reader.frequency(name.stem) > RARE_NAME)
      return undefined;
    const holders = found.filter(({ told, headed }) => Math.max(told, headed) > 0);
    const first = oldest(
      holders.map(({ document }) => document),
      recency,
    );
    const sentence = holders.find(({ document }) => document === first)?.sentence;
    return sentence !== undefined && isIntroduced([name.text], sentence) ? first : undefined;
  }

  return async (asked: string, limit: number, read: ReadTexts): Promise<FoundAnswer> => {
    const text = asked.slice(0, QUERY_LIMIT);
    let found = await answerTo(questions.asTyped(text), limit, read);
    for (const readOther of [questions.otherwise, questions.asOthersWrite]) {
      const other = found.quotes.length > 0 ? undefined : readOther(text);
      if (other !== undefined) found = await answerTo(other, limit, read);
    }
    return found;
  };
}

/** A word's positions in a text, matched as written. */
function wordsAsWritten(text: string, word: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((one) => one.toLowerCase() === word);
}
