import { isAboutNamed } from './introduced.ts';
import type { Makers } from './makers.ts';
import type { Question } from './question.ts';
import { createAnswering, isConclusion, isOwn } from './tone.ts';
import type { AnsweringPaper } from './weigh-paper.ts';

/** Bonus for the first paper found: half of it for the third, a third for the fifth and so on. */
const FIRST_PAPER = 0.4;
/** Bonus for a title with the whole subject, and for one that introduced the name in question. */
const HEADED = 0.4;
const GAVE_NAME = 0.8;
/** A paper needs this share of the best one's evidence. */
const BESIDE_BEST = 0.8;
/** A quoted sentence contains this much of the subject, or less if the title has nearly all of it. */
const TOLD = 0.75;
const TOLD_UNDER_TITLE = 0.4;
const NEARLY_ALL = 0.75;
/** All of it, except for the form of a word. */
const ALL = 0.95;
/** Lead over the second paper needed to quote a finding: two equally good ones are both named. */
const AHEAD = 0.5;
/** The same under a title that asks the same question, and for a figure next to the name in question. */
const A_LITTLE_AHEAD = 0.25;
/** The same for a yes-or-no question that the title doesn't ask. */
const FAR_AHEAD = 0.6;
const HALF = 0.5;

/** The evidence that makes a paper an answer. */
export interface LeastEvidence {
  readonly evidence: number;
  /** How much more it takes if neither a name nor a definition shows that the question belongs. */
  readonly unnamed: number;
  /** For a paper that defines what is asked. */
  readonly defined: number;
}
/** A title with this much of the question asks the same thing, whatever other papers say. */
const ASKED_SO = 0.65;
/** A longer question means the paper that introduced a name if it covers this much of the subject. */
const SPEAKS_OF_IT = 0.5;
/** A thing's own paper says how large it is or how it works, even if the catalog only has its title. */
const OF_THE_THING = /^(?:by |on |in )?how (?:many|large|big|long|is|are|does|do|was|were)\b/i;
const ASKS_OF_IT = /^(?:what|which|why|who|where|when)\b/i;
/** Words, beside the thing's name, of a question that asks only about the thing. */
const MOST_ASKED = 2;
const MOST_ASKED_OF_SIZE = 3;
/** Most papers that may have made something. */
const MOST_MAKERS = 3;

/** The papers to show, best first, with their sentence only if it's fit to quote. */
export function shown(
  question: Question,
  made: Makers,
  found: readonly AnsweringPaper[],
  least: LeastEvidence,
): readonly AnsweringPaper[] {
  const { titled, isWhole } = made;
  const otherwise = new Set(found.filter((one) => one.nameFit === 'another').map(({ document }) => document));
  const spelt = made.givers.filter((document) => !otherwise.has(document));
  const givers = areMakers(spelt, found, made) ? spelt : [];
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
    // Among papers with the name, those with the same spelling and kind come first: `the TIGER corpus`.
    // Makers say how it works; others say whether it's good, or what is known about it.
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
    // A title with the question's words may be about something else; one that introduces the name isn't.
    const isLikely = (one: AnsweringPaper) =>
      gave.has(one.document) || one.evidence >= least.evidence || (!one.hasText && one.headed >= ALL);
    // Who only speaks of what has a name did not make it, whether in the title or in the text.
    const asked = question.words.filter(({ isEveryday }) => !isEveryday);
    const joined = asked.map(({ text }) => text).join('-');
    const isOfName =
      question.text.toLowerCase().includes(joined) || asked.every(({ text }) => question.coined.has(text));
    const isMaker = (one: AnsweringPaper) =>
      gave.has(one.document) || !isOfName || isNamer(one, made) || madeIt(one, made);
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
  /** A bare name is answered by a definition, or a paper with it in the title. */
  const isBareName = question.kind === 'definition' && asked.every(({ text }) => question.coined.has(text));
  /** A single word that a title asks about may be about anything. */
  const isAskedBy = ({ asks, headed }: AnsweringPaper) =>
    question.kind === 'finding' && asks && headed >= ASKED_SO && asked.length > 1;
  const leastOf = (one: AnsweringPaper) =>
    isKnown
      ? 0
      : says(one, isDefinition)
        ? Math.min(least.defined, least.evidence)
        : least.evidence + (isNamed || isAskedBy(one) ? 0 : least.unnamed);
  /** A single word is hardly a question: only a definition answers it. */
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
    // If several things are compared, a statement about one of them is no answer.
    if (isFinding && names > 1 && !says(one, holdsNames)) return false;
    const isOfGiver = gave.has(one.document) && headed > 0 && !isFinding;
    // A finding needs a sentence about all of it, or a title that covers it.
    if (isFinding && told < ALL && headed < NEARLY_ALL && lead < AHEAD) return false;
    // A figure isn't taken from a paper that may be about something else.
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
    // A figure next to its word is enough, in the paper whose name is asked about.
    if (question.kind === 'figure' && isOfGiver && says(one, isAnswer)) return true;
    if (headed < ALL) return false;
    if (isFinding) return says(one, isConclusion) && (asks || lead >= AHEAD);
    const name = asked.map(({ text }) => text);
    const isAbout = (text: string) => isOwn(text) || isAboutNamed(name, text);
    return question.kind === 'definition' && lead >= AHEAD && says(one, isAbout);
  }

  /** Who gave the name that is meant, where there is no text that could tell. */
  function textless(): readonly AnsweringPaper[] {
    return inOrder(scored, givers.slice(0, 1)).filter(({ hasText }) => !hasText);
  }

  /** Two equally good candidates are both named. */
  const aheadOf = ({ headed, asks }: AnsweringPaper) =>
    asks && headed >= ALL ? A_LITTLE_AHEAD : question.isPolar && !asks ? FAR_AHEAD : AHEAD;

  const untold =
    OF_THE_THING.test(question.text) && asked.length <= (isFinding ? MOST_ASKED : MOST_ASKED_OF_SIZE)
      ? textless()
      : [];
  return [...untold, ...belonging.filter((one) => !untold.includes(one))].map((one, i) => {
    const isDoubtful = isFinding && lead < aheadOf(one);
    return quotedIf((i === 0 || says(one, isDefinition)) && !isDoubtful && isQuoted(one), one);
  });
}

/** Whether the first of those who may have made something did: it doesn't only speak of what has its name from elsewhere. */
function areMakers(givers: readonly number[], found: readonly AnsweringPaper[], made: Makers): boolean {
  const first = found.find(({ document }) => document === givers[0]);
  if (first === undefined) return true;
  if (made.isLate(first.document)) return false;
  if (isNamer(first, made)) return true;
  // One without the name is cited for it; and where there's only a title, nothing tells.
  const isQuiet = first.says === 'nothing' || !first.hasText;
  return madeIt(first, made) || (isQuiet && !made.isInUse(first.document));
}

/** Whether a paper's title gives the thing its name, and nobody used that long before. */
function isNamer({ isNamedSo, document }: AnsweringPaper, { isLate }: Makers): boolean {
  return isNamedSo && !isLate(document);
}

function madeIt({ says, document }: AnsweringPaper, { isInUse }: Makers): boolean {
  return says === 'that it made it' && !isInUse(document);
}

/** The papers of a list that are among some documents, in the documents' order. */
function inOrder(list: readonly AnsweringPaper[], documents: readonly number[]): readonly AnsweringPaper[] {
  return documents.flatMap((document) => list.find((one) => one.document === document) ?? []);
}

function quotedIf(isFit: boolean, { sentence, ...one }: AnsweringPaper): AnsweringPaper {
  return sentence === undefined || !isFit ? one : { ...one, sentence };
}
