import type { AnswerQuote } from '../../../src/search/answer/outcome.ts';

/** A question, and what answers it. */
export interface AskedOf {
  readonly question: string;
  /** Papers that answer it. */
  readonly papers: ReadonlySet<string>;
  /** What a quote must hold to answer; absent where no sentence of these papers does. */
  readonly says?: RegExp;
  /** Whether any paper answers whose quote holds that: the question is on what many define. */
  readonly byAny: boolean;
}

/** Reads questions of the form `question ; ids ; pattern`, one a line, where the pattern and its leading star may be absent. */
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

/** Whether the paper of a quote answers a question. */
export function isByRightPaper(
  { papers, says, byAny }: AskedOf,
  { paper, sentence = '' }: AnswerQuote,
): boolean {
  return papers.has(paper.id) || (byAny && says?.test(sentence) === true);
}

/** What came of the questions of one catalog, as counts of questions. */
export interface Judged {
  readonly asked: number;
  /** Anything was shown. */
  readonly answered: number;
  readonly rightFirst: number;
  readonly rightInThree: number;
  /** The first sentence shown is of a paper that answers, and answers. */
  readonly quoteAnswers: number;
  /** Questions of which some paper has a sentence that answers. */
  readonly quotable: number;
  /** The first sentence shown, and any, is of a paper that does not answer. */
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
