import escapeStringRegexp from 'escape-string-regexp';
import type { Question } from './question.ts';

/** What a sentence gains that defines what is asked, or brings it forward as the paper's own. */
const DEFINES = 0.55;
/** The most that a sentence can gain. */
export const MOST_GAIN = DEFINES;
const CALLS = 0.2;
const PRESENTS = 0.2;
const PRESENTS_OWN = 0.1;
/** What it gains with a figure when one is asked for, and with what was found when that is. */
const FIGURE = 0.2;
const FINDS = 0.15;
/** What it loses when it opens the subject as any paper would, leans on the sentence before, or is no sentence. */
const OPENS = 0.15;
const LEANS = 0.1;
const FRAGMENT = 0.4;

const FIGURES =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|third|twice|double|dozen|hundred|thousand|million|billion)\b/i;
const FINDINGS =
  /\b(?:we|it|they|results?|experiments?|evaluations?|analys[ei]s|stud(?:y|ies)|findings?|paper|work|approach|method|model)\b[^.;]{0,40}\b(?:find|found|finds|show|shows|showed|shown|demonstrates?|demonstrated|reveals?|revealed|suggests?|suggested|indicates?|confirms?|proves?|observes?|observed|achieves?|improves?|improved|outperforms?|reduces?|reduced|increases?|propose|proposes|proposed|introduces?|introduced|presents?|presented|helps?|yields?)\b/i;
const OWN =
  /\b(?:we|paper|work|article|report|study|authors?) (?:\w+ )?(?:introduce|present|propose|describe|develop|build|release)s?\b|^(?:Introduces|Presents|Proposes|Describes|Develops|Builds|Adapts|Extends|Trains)\b/i;
/** What is said of every subject, and does not say what it is. */
const PRAISE =
  /\b(?:important|fundamental|challenging|crucial|essential|popular|well-known|critical|central|vital|active|core|key|difficult|hard|long-standing|major|common|promising) (?:\w+ ){0,2}(?:task|problem|challenge|area|topic|part|component|step|field|technique|issue|role|approach|research)/i;
const OPENINGS =
  /\b(?:in recent years|recently,|recent years|has become|have become|has attracted|have attracted|has gained|have gained|increasingly|is an important|is a challenging|is a fundamental|plays? an? (?:important|crucial|key)|remains? (?:a|an|challenging|difficult|unclear|largely)|little attention|much attention|growing interest|widely used)\b/i;
const LEANINGS =
  /^(?:this|these|those|that|it|its|they|their|he|she|however|moreover|furthermore|additionally|in addition|also|thus|therefore|hence|consequently|as a result|then|finally|second|secondly|third|besides|yet|but|and|nevertheless|specifically|for example|for instance|in contrast|on the other hand|to this end|to address this|such)\b/i;

/** How much better or worse a sentence answers than its words alone say; `place` is its number in the text. */
export type Tone = (text: string, place: number) => number;

/** What makes a good sentence for a question. */
export function createTone(question: Question): Tone {
  const gain = gainOf(question);
  return (text, place) => {
    const opens = question.kind !== 'definition' && place === 0 && OPENINGS.test(text);
    const loss = (opens ? OPENS : 0) + (LEANINGS.test(text) ? LEANS : 0) + (isFragment(text) ? FRAGMENT : 0);
    return gain(text) - loss;
  };
}

function gainOf(question: Question): (text: string) => number {
  if (question.kind === 'figure') return (text) => (FIGURES.test(text) ? FIGURE : 0);
  if (question.kind === 'finding') return (text) => (FINDINGS.test(text) ? FINDS : 0);
  const subject = subjectPattern(question);
  const defines = definition(subject);
  const calls = statement(subject);
  const presents = presentation(subject);
  return (text) => {
    if (defines.test(text)) return PRAISE.test(text) ? CALLS : DEFINES;
    if (calls.test(text)) return CALLS;
    if (presents.test(text)) return PRESENTS;
    return OWN.test(text) ? PRESENTS_OWN : 0;
  };
}

const BEFORE = `(?:^|[.,;:(] |\\b(?:an?|the|our|called|named) )["“']?`;
const ASIDE = `(?: \\([^)]*\\))?`;

/** `X is a …`, `X (Y) refers to …`, `X, which …`. */
function definition(subject: string): RegExp {
  const verb = `(?:(?:is|are|was|were) (?:an?|the|one|any)|refers? to|means?|denotes?|consists? of|describes?|aims? (?:to|at)|involves?|stands? for|is defined|can be (?:defined|seen))`;
  const apposition = `(?:, |: | – | — )(?:an?|the|which|that is|i\\.e\\.)`;
  return new RegExp(`${BEFORE}${subject}["”']?${ASIDE} ${verb}\\b|${subject}${ASIDE}${apposition}\\b`, 'i');
}

/** `X is …`, `some words (X)`. */
function statement(subject: string): RegExp {
  return new RegExp(
    `${BEFORE}${subject}["”']?${ASIDE} (?:is|are|was|were|has|have|allows?)\\b|\\(${subject}\\)`,
    'i',
  );
}

/** `We propose X`, `introduces X`, `a … called X`. */
function presentation(subject: string): RegExp {
  const verb = `(?:propos|present|introduc|develop|describ|defin|releas|call|nam|dubb|creat|buil)\\w*`;
  return new RegExp(`\\b${verb} (?:\\S+ ){0,6}["“'(]?${subject}`, 'i');
}

/** A sign inside a word. Written as ranges: a pattern with classes of Unicode takes 6 ms to make, for each question. */
const IN_WORD = '[\\w\\u00c0-\\u1fff\\u3040-\\uffff-]';

/** The subject of the question as it may stand in a sentence: its words in order, with a sign or `of` between. */
function subjectPattern({ words }: Question): string {
  const subject = words.filter(({ isEveryday }) => !isEveryday).map(({ text }) => escapeStringRegexp(text));
  const ending = '(?:s|es|ing|ed)?';
  return `(?<!${IN_WORD})${subject.join(`${ending}\\W{1,3}(?:of |in |for |the )?`)}${ending}(?!${IN_WORD})`;
}

function isFragment(text: string): boolean {
  return text.split(' ', 6).length < 6 || !/[.!?…]["'”’)\]]*$/.test(text) || /^\p{Ll}/u.test(text);
}
