import type { Makers } from './makers.ts';
import type { Question } from './question.ts';
import { createAnswering, isConclusion, isOwn } from './tone.ts';
import type { AnsweringPaper } from './weigh-paper.ts';

/** What being the first paper found adds, halved at the third, a third at the fifth and so on. */
const FIRST_PAPER = 0.4;
/** What a title adds that holds all of the subject, and one that gave the name which is asked about. */
const HEADED = 0.4;
const GAVE_NAME = 0.8;
/** A paper needs this share of the evidence that the best one has. */
const BESIDE_BEST = 0.8;
/** A sentence is quoted that holds so much of the subject, or less where the title holds nearly all of it. */
const TOLD = 0.75;
const TOLD_UNDER_TITLE = 0.4;
const NEARLY_ALL = 0.75;
/** All of it but for the form of a word. */
const ALL = 0.95;
/** What the first paper must be ahead of the second by, to be quoted for what was found. */
const AHEAD = 0.25;
/** Where it is so far ahead, and its title holds half of the subject, less of it is enough. */
const FAR_AHEAD = 0.5;
const HALF = 0.5;

/** The evidence from which on a paper answers. */
export interface LeastEvidence {
  readonly evidence: number;
  /** How much more it takes where neither a name nor a definition tells that the question belongs. */
  readonly unnamed: number;
  /** For a paper that defines what is asked. */
  readonly defined: number;
}
/** Papers that may have made something. */
const MOST_MAKERS = 3;

/** The papers to show, best first, with their sentence only where it fits to be quoted. */
export function shown(
  question: Question,
  { givers, titled, isWhole }: Makers,
  found: readonly AnsweringPaper[],
  least: LeastEvidence,
): readonly AnsweringPaper[] {
  const gave = new Set(givers);
  const { isAnswer, isDefinition } = createAnswering(question);
  const says = ({ sentence }: AnsweringPaper, test: (text: string) => boolean) =>
    sentence !== undefined && test(sentence);
  const scored = found
    .map((one) => ({
      ...one,
      score:
        one.score +
        (one.place < 0 ? 0 : FIRST_PAPER / (1 + one.place / 2)) +
        HEADED * one.headed +
        (gave.has(one.document) ? GAVE_NAME : 0),
    }))
    .sort((a, b) => b.score - a.score);

  if (isWhole) {
    return inOrder(scored, givers).map((one, i) =>
      quotedIf(
        says(one, (text) => (i === 0 && (question.kind === 'finding' || isOwn(text))) || isAnswer(text)),
        one,
      ),
    );
  }

  if (question.kind === 'origin') {
    // A title that holds the words of a question may be about something else; one that gives the name is not.
    const isLikely = (one: AnsweringPaper) =>
      gave.has(one.document) || one.evidence >= least.evidence || (!one.hasText && one.headed >= ALL);
    const makers =
      titled.length > 0
        ? inOrder(scored, titled).filter(isLikely)
        : scored.filter((one) => gave.has(one.document));
    const making = makers.filter((one) => says(one, isAnswer));
    const first = titled.length > 0 ? makers : [...new Set([...making, ...makers])];
    const others = scored.filter(
      (one) => !makers.includes(one) && one.evidence >= least.evidence + least.unnamed,
    );
    return [...first, ...others]
      .slice(0, MOST_MAKERS)
      .map((one, i) =>
        quotedIf(
          i === 0 && says(one, (text) => isAnswer(text) || (gave.has(one.document) && isOwn(text))),
          one,
        ),
      );
  }

  const most = Math.max(...scored.map((one) => one.evidence));
  const isKnown = scored.some(
    ({ document, evidence }) => gave.has(document) && evidence >= most * BESIDE_BEST,
  );
  const asked = question.words.filter(({ isEveryday }) => !isEveryday);
  const isNamed =
    asked.some(({ text }) => question.coined.has(text)) ||
    (question.kind === 'definition' && question.words.length === 1);
  /** What has only a name is answered by who tells what it is, or has it in the title. */
  const isBareName = question.kind === 'definition' && asked.every(({ text }) => question.coined.has(text));
  const leastOf = (one: AnsweringPaper) =>
    isKnown
      ? 0
      : says(one, isDefinition)
        ? Math.min(least.defined, least.evidence)
        : least.evidence + (isNamed ? 0 : least.unnamed);
  const belonging = scored
    .filter((one) => !isBareName || one.headed > 0 || says(one, isDefinition))
    .filter((one) => one.evidence >= Math.max(leastOf(one), most * BESIDE_BEST));
  const lead = (scored[0]?.score ?? 0) - (scored[1]?.score ?? 0);
  const isFinding = question.kind === 'finding';

  function isQuoted(one: AnsweringPaper): boolean {
    const { told, headed, asks } = one;
    const isOfGiver = gave.has(one.document) && headed > 0 && !isFinding;
    const isHeaded =
      headed >= (isFinding ? ALL : NEARLY_ALL) || isOfGiver || (question.kind === 'figure' && headed > 0);
    const wanted = isHeaded || (lead >= FAR_AHEAD && headed >= HALF) ? TOLD_UNDER_TITLE : TOLD;
    if (told >= wanted && says(one, (text) => isAnswer(text) || (isOfGiver && isOwn(text)))) return true;
    // A figure beside its word needs no more, in the paper whose name is asked about.
    if (question.kind === 'figure' && isOfGiver && says(one, isAnswer)) return true;
    if (headed < ALL) return false;
    if (isFinding) return says(one, isConclusion) && (asks || lead >= FAR_AHEAD);
    return question.kind === 'definition' && lead >= FAR_AHEAD && says(one, isOwn);
  }

  return belonging.map((one, i) => {
    const isDoubtful = isFinding && lead < AHEAD;
    return quotedIf((i === 0 || says(one, isDefinition)) && !isDoubtful && isQuoted(one), one);
  });
}

/** Those of a list that are among some documents, in the order of these. */
function inOrder(list: readonly AnsweringPaper[], documents: readonly number[]): readonly AnsweringPaper[] {
  return documents.flatMap((document) => list.find((one) => one.document === document) ?? []);
}

function quotedIf(isFit: boolean, { sentence, ...one }: AnsweringPaper): AnsweringPaper {
  return sentence === undefined || !isFit ? one : { ...one, sentence };
}
