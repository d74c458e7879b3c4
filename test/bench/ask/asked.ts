import type { AnswerQuote } from '../../../src/search/answer/outcome.ts';

/** A question, and what answers it. */
export interface AskedOf {
  readonly question: string;
  /** Papers that answer it. */
  readonly papers: ReadonlySet<string>;
  /** What an answering quote must contain; absent if no sentence in these papers answers. */
  readonly says?: RegExp;
  /** Does a quote with that from any paper answer? True for terms that many papers define. */
  readonly byAny: boolean;
}

/**
 * Reads questions of the form `question ; ids ; pattern`, one per line; the pattern and its leading star are optional.
 */
export function askedOf(idPrefix: string, text: string): readonly AskedOf[] {
  return linesOf(text).map((line) => {
    const [question = '', ids = '', says = ''] = line.split(' ; ');
    const byAny = says.startsWith('* ');
    return {
      question,
      papers: new Set(ids.split(' ').map((id) => idPrefix + id)),
      byAny,
      ...(says !== '' && { says: new RegExp(byAny ? says.slice(2) : says, 'i') }),
    };
  });
}

export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Is the quote from a paper that answers the question? */
export function isByRightPaper(
  { papers, says, byAny }: AskedOf,
  { paper, sentence = '' }: AnswerQuote,
): boolean {
  return papers.has(paper.id) || (byAny && says?.test(sentence) === true);
}

/** Results for one catalog, as numbers of questions. */
export interface Judged {
  readonly asked: number;
  /** Anything was shown. */
  readonly answered: number;
  readonly rightFirst: number;
  readonly rightInThree: number;
  /** The first sentence shown is from a paper that answers, and does answer. */
  readonly quoteAnswers: number;
  /** Questions that some paper has a sentence to answer. */
  readonly quotable: number;
  /** The first sentence shown, or any, is from a paper that doesn't answer. */
  readonly wrongFirst: number;
  readonly wrongAny: number;
}

/** Judges what is shown for questions that papers answer. @param onMiss - Called with what went wrong. */
export async function judge(
  list: readonly AskedOf[],
  answer: (question: string) => Promise<readonly AnswerQuote[]>,
  onMiss: (fault: string, asked: AskedOf, shown: readonly AnswerQuote[]) => void = () => undefined,
): Promise<Judged> {
  const sums = { answered: 0, rightFirst: 0, rightInThree: 0, quoteAnswers: 0, wrongFirst: 0, wrongAny: 0 };
  for (const asked of list) {
    const shown = (await answer(asked.question)).slice(0, 3);
    const right = shown.map((quote) => isByRightPaper(asked, quote));
    const quoted = shown.flatMap((quote, i) =>
      quote.sentence === undefined ? [] : [{ ...quote, right: right[i] === true }],
    );
    const [first] = quoted;
    const says =
      first?.right === true && first.sentence !== undefined && asked.says?.test(first.sentence) === true;
    if (shown.length > 0) sums.answered++;
    if (right[0] === true) sums.rightFirst++;
    if (right.includes(true)) sums.rightInThree++;
    if (says) sums.quoteAnswers++;
    if (first?.right === false) sums.wrongFirst++;
    const isWrong = quoted.some((quote) => !quote.right);
    if (isWrong) sums.wrongAny++;
    if (!right.includes(true)) onMiss(shown.length === 0 ? 'silent' : 'wrong papers', asked, shown);
    else if (isWrong) onMiss('wrong quote', asked, shown);
    else if (asked.says !== undefined && !says) onMiss('weak quote', asked, shown);
  }
  return { ...sums, asked: list.length, quotable: list.filter(({ says }) => says !== undefined).length };
}
