import type { Question, QuestionKind } from './question.ts';

/** What a sentence gains that defines what is asked, or brings it forward as the paper's own. */
const DEFINES = 0.3;
const PRESENTS = 0.15;
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
const OPENINGS =
  /\b(?:in recent years|recently,|recent years|has become|have become|has attracted|have attracted|has gained|have gained|increasingly|is an important|is a challenging|is a fundamental|plays? an? (?:important|crucial|key)|remains? (?:a|an|challenging|difficult|unclear|largely)|little attention|much attention|growing interest|widely used)\b/i;
const LEANINGS =
  /^(?:this|these|those|that|it|its|they|their|he|she|however|moreover|furthermore|additionally|in addition|also|thus|therefore|hence|consequently|as a result|then|finally|second|secondly|third|besides|yet|but|and|nevertheless|specifically|for example|for instance|in contrast|on the other hand|to this end|to address this|such)\b/i;

/** How much better or worse a sentence answers than its words alone say; `place` is its number in the text. */
export type Tone = (text: string, place: number) => number;

/** What makes a good sentence for a question. */
export function createTone(question: Question): Tone {
  const subject = subjectPattern(question);
  const gain = gainOf(question.kind, definition(subject), presentation(subject));
  return (text, place) => {
    const opens = question.kind !== 'definition' && place === 0 && OPENINGS.test(text);
    const loss = (opens ? OPENS : 0) + (LEANINGS.test(text) ? LEANS : 0) + (isFragment(text) ? FRAGMENT : 0);
    return gain(text) - loss;
  };
}

function gainOf(kind: QuestionKind, defines: RegExp, presents: RegExp): (text: string) => number {
  if (kind === 'figure') return (text) => (FIGURES.test(text) ? FIGURE : 0);
  if (kind === 'finding') return (text) => (FINDINGS.test(text) ? FINDS : 0);
  return (text) => {
    if (defines.test(text)) return DEFINES;
    return presents.test(text) ? PRESENTS : 0;
  };
}

/** `X is a …`, `X (Y) refers to …`, `X, a …`. */
function definition(subject: string): RegExp {
  const before = `(?:^|[.,;:(] |\\b(?:an?|the|our|called|named) )["“']?`;
  const verb = `(?:is|are|was|refers?|means?|denotes?|consists?|describes?|aims?|involves?|allows?|stands? for)`;
  const apposition = `(?:, |: | – | — )(?:an?|the|which|that is|i\\.e\\.)`;
  const aside = `(?: \\([^)]*\\))?`;
  return new RegExp(`${before}${subject}["”']?${aside} ${verb}\\b|${subject}${aside}${apposition}\\b`, 'iu');
}

/** `We propose X`, `introduces X`, `a … called X`. */
function presentation(subject: string): RegExp {
  const verb = `(?:propos|present|introduc|develop|describ|defin|releas|call|nam|dubb|creat|buil)\\w*`;
  return new RegExp(`\\b${verb} (?:\\S+ ){0,6}["“'(]?${subject}`, 'iu');
}

/** The subject of the question as it may stand in a sentence: its words in order, with a sign or `of` between. */
function subjectPattern({ words }: Question): string {
  const subject = words.filter(({ isEveryday }) => !isEveryday).map(({ text }) => escaped(text));
  return `\\b${subject.join('\\W{1,3}(?:of |in |for |the )?')}(?:s|es|ing|ed)?`;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function isFragment(text: string): boolean {
  return text.split(' ', 6).length < 6 || !/[.!?…]["'”’)\]]*$/.test(text) || /^\p{Ll}/u.test(text);
}
