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
/** What the first paper must be ahead of the second by, to be quoted for what was found: of two as good, both are named. */
const AHEAD = 0.5;
/** The same under a title that asks just this, and for a figure that stands with the name which is asked about. */
const A_LITTLE_AHEAD = 0.25;
/** The same where yes or no is asked, and the title does not ask. */
const FAR_AHEAD = 0.6;
const HALF = 0.5;

/** The evidence from which on a paper answers. */
export interface LeastEvidence {
  readonly evidence: number;
  /** How much more it takes where neither a name nor a definition tells that the question belongs. */
  readonly unnamed: number;
  /** For a paper that defines what is asked. */
  readonly defined: number;
}
/** A title that asks so much of the question asks what the question does, whatever else other papers say. */
const ASKED_SO = 0.65;
/** What gave a name is meant by a longer question when it speaks of so much of the subject. */
const SPEAKS_OF_IT = 0.5;
/** How large a thing is, or how it works, its own paper tells, also where the catalog has no more than its title. */
const OF_THE_THING = /^(?:by |on |in )?how (?:many|large|big|long|is|are|does|do|was|were)\b/i;
const ASKS_OF_IT = /^(?:what|which|why|who|where|when)\b/i;
/** Words of a question that asks of a thing and no more. */
const MOST_ASKED = 2;
const MOST_COUNTED = 3;
/** Papers that may have made something. */
const MOST_MAKERS = 3;

/** The papers to show, best first, with their sentence only where it fits to be quoted. */
export function shown(
  question: Question,
  made: Makers,
  found: readonly AnsweringPaper[],
  least: LeastEvidence,
): readonly AnsweringPaper[] {
  const { titled, isWhole } = made;
  const otherwise = new Set(found.filter((one) => one.nameFit === 'another').map(({ document }) => document));
  const givers = made.givers.filter((document) => !otherwise.has(document));
  const gave = new Set(givers);
  const { isAnswer, isDefinition, holdsNames, names } = createAnswering(question);
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

  if (isWhole && givers.length > 0) {
    // Of what has the name, that comes first which is written so and of the kind that is asked about: `the TIGER corpus`.
    // How it works is told by who made it; whether it is good, or what is known of it, by others.
    const isOfIt = !question.isPolar && !ASKS_OF_IT.test(question.text);
    const fits = (text: string, i: number) =>
      question.kind === 'finding'
        ? i === 0 && isOfIt && isAnswer(text)
        : (i === 0 && isOwn(text)) || isAnswer(text);
    const named = inOrder(scored, givers);
    const isSpelt = named.some((one) => one.nameFit === 'as typed');
    const isMeant = (one: AnsweringPaper) =>
      (Math.max(one.told, one.headed) >= ALL || !one.hasText) && (!isSpelt || one.nameFit === 'as typed');
    const sorted = [...named.filter(isMeant), ...named.filter((one) => !isMeant(one))];
    return sorted.map((one, i) => quotedIf(isMeant(one) && says(one, (text) => fits(text, i)), one));
  }

  if (question.kind === 'origin') {
    // A title that holds the words of a question may be about something else; one that gives the name is not.
    const isLikely = (one: AnsweringPaper) =>
      gave.has(one.document) || one.evidence >= least.evidence || (!one.hasText && one.headed >= ALL);
    // Who only speaks of what has a name did not make it, whether in the title or in the text.
    const isOfName = question.words.every(({ text, isEveryday }) => isEveryday || question.coined.has(text));
    const isMaker = (one: AnsweringPaper) => !isOfName || gave.has(one.document) || says(one, isAnswer);
    const makers =
      titled.length > 0
        ? inOrder(scored, titled).filter((one) => isLikely(one) && isMaker(one))
        : scored.filter((one) => gave.has(one.document));
    const making = makers.filter((one) => says(one, isAnswer));
    const first = titled.length > 0 ? makers : [...new Set([...making, ...makers])];
    const others = scored.filter(
      (one) => !makers.includes(one) && one.evidence >= least.evidence + least.unnamed && isMaker(one),
    );
    return [...first, ...others]
      .slice(0, MOST_MAKERS)
      .map((one, i) =>
        quotedIf(
          i === 0 &&
            Math.max(one.told, one.headed) >= ALL &&
            says(one, (text) => isAnswer(text) || (gave.has(one.document) && isOwn(text))),
          one,
        ),
      );
  }

  const most = Math.max(...scored.map((one) => one.evidence));
  const isKnown = scored.some(
    ({ document, evidence, spoken }) =>
      gave.has(document) && evidence >= most * BESIDE_BEST && spoken >= SPEAKS_OF_IT,
  );
  const asked = question.words.filter(({ isEveryday }) => !isEveryday);
  const isNamed =
    asked.some(({ text }) => question.coined.has(text)) ||
    (question.kind === 'definition' && question.words.length === 1);
  /** What has only a name is answered by who tells what it is, or has it in the title. */
  const isBareName = question.kind === 'definition' && asked.every(({ text }) => question.coined.has(text));
  /** One word that a title asks about may be a word of anything. */
  const isAskedBy = ({ asks, headed }: AnsweringPaper) =>
    question.kind === 'finding' && asks && headed >= ASKED_SO && asked.length > 1;
  const leastOf = (one: AnsweringPaper) =>
    isKnown
      ? 0
      : says(one, isDefinition)
        ? Math.min(least.defined, least.evidence)
        : least.evidence + (isNamed || isAskedBy(one) ? 0 : least.unnamed);
  /** One word alone is as good as no question: only who says what it is answers it. */
  const isBareWord =
    question.kind === 'definition' && !/\s/.test(question.text.trim()) && asked.length === 1 && !isBareName;
  const belonging = scored
    .filter((one) => !isBareWord || isKnown || says(one, isDefinition))
    .filter((one) => !isBareName || one.headed > 0 || says(one, isDefinition))
    .filter((one) => one.evidence >= Math.max(leastOf(one), isAskedBy(one) ? 0 : most * BESIDE_BEST));
  const lead = (scored[0]?.score ?? 0) - (scored[1]?.score ?? 0);
  const isFinding = question.kind === 'finding';

  function isQuoted(one: AnsweringPaper): boolean {
    const { told, headed, asks } = one;
    if (otherwise.has(one.document)) return false;
    // What is said of one of several things that are held together is no answer.
    if (isFinding && names > 1 && !says(one, holdsNames)) return false;
    const isOfGiver = gave.has(one.document) && headed > 0 && !isFinding;
    // What was found is told by a sentence on all of it, or under its title.
    if (isFinding && told < ALL && headed < NEARLY_ALL && lead < AHEAD) return false;
    // How much something is, is not taken from a paper that may be on something else.
    if (
      question.kind === 'figure' &&
      !isOfGiver &&
      (told < TOLD || lead < A_LITTLE_AHEAD || (headed < ALL && !says(one, holdsNames)))
    )
      return false;
    const isHeaded =
      headed >= (isFinding ? ALL : NEARLY_ALL) || isOfGiver || (question.kind === 'figure' && headed > 0);
    const wanted = isHeaded || (lead >= AHEAD && headed >= HALF) ? TOLD_UNDER_TITLE : TOLD;
    if (told >= wanted && says(one, (text) => isAnswer(text) || (isOfGiver && isOwn(text)))) return true;
    // A figure beside its word needs no more, in the paper whose name is asked about.
    if (question.kind === 'figure' && isOfGiver && says(one, isAnswer)) return true;
    if (headed < ALL) return false;
    if (isFinding) return says(one, isConclusion) && (asks || lead >= AHEAD);
    return question.kind === 'definition' && lead >= AHEAD && says(one, isOwn);
  }

  /** Who gave the name that is meant, where there is no text that could tell. */
  function textless(): readonly AnsweringPaper[] {
    return inOrder(scored, givers.slice(0, 1)).filter(({ hasText }) => !hasText);
  }

  /** Two candidates that are as good as each other are named both. */
  const aheadOf = ({ headed, asks }: AnsweringPaper) =>
    asks && headed >= ALL ? A_LITTLE_AHEAD : question.isPolar && !asks ? FAR_AHEAD : AHEAD;

  const untold =
    OF_THE_THING.test(question.text) && asked.length <= (isFinding ? MOST_ASKED : MOST_COUNTED)
      ? textless()
      : [];
  return [...untold, ...belonging.filter((one) => !untold.includes(one))].map((one, i) => {
    const isDoubtful = isFinding && lead < aheadOf(one);
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
