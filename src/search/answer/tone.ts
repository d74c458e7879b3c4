import escapeStringRegexp from 'escape-string-regexp';
import { COINED, COMPARING, POLAR, type Question } from './question.ts';

/** Bonus for a sentence that defines what is asked, or presents it as the paper's own. */
const DEFINES = 0.55;
/** The most that a sentence can gain. */
export const MOST_GAIN = DEFINES;
const CALLS = 0.2;
const PRESENTS = 0.2;
const PRESENTS_OWN = 0.1;
/** Bonus for a figure if one is asked for, and for a finding if that is. */
const FIGURE = 0.2;
const FINDS = 0.15;
const ASKED_FIGURE = 0.35;
const CONCLUDES = 0.2;
const BELIEVED = 0.3;
/** Penalty for opening the subject as any paper would, for depending on the sentence before, or for not being a sentence. */
const OPENS = 0.15;
const LEANS = 0.1;
const FRAGMENT = 0.4;

const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|third|twice|double|dozen|hundred|thousand|million|billion';
const FIGURES = new RegExp(`\\d|\\b(?:${NUMBER_WORDS})\\b`, 'i');
const FINDINGS =
  /\b(?:we|it|they|results?|experiments?|evaluations?|analys[ei]s|stud(?:y|ies)|findings?|paper|work|approach|method|model)\b[^.;]{0,40}\b(?:find|found|finds|show|shows|showed|shown|demonstrates?|demonstrated|reveals?|revealed|suggests?|suggested|indicates?|confirms?|proves?|observes?|observed|achieves?|improves?|improved|outperforms?|reduces?|reduced|increases?|propose|proposes|proposed|introduces?|introduced|presents?|presented|helps?|yields?)\b/i;
const OWN =
  /\b(?:we|paper|work|article|report|study|authors?) (?:\w+ )?(?:introduce|present|propose|describe|develop|build|release)s?\b|^This (?:method|paper|study|survey|work|benchmark|model) |^(?:Introduces|Presents|Proposes|Describes|Develops|Builds|Adapts|Extends|Trains)\b/i;
/** Said of any subject, without saying what it is. */
const PRAISE =
  /\bis (?:one of )?the (?:\w+ and )?(?:first|only|most|best|largest|main|predominant|latest|next)\b|\b(?:natural|important|fundamental|challenging|crucial|essential|popular|well-known|critical|central|vital|active|core|key|difficult|hard|long-standing|major|common|promising|prominent|attractive|useful|complex|integral|well-researched|well-studied|hot|emerging|growing|recent|new|ongoing|necessary|valuable|costly|powerful|effective|widely used) (?:\w+ ){0,2}(?:task|problem|challenge|area|topic|part|component|step|field|technique|issue|role|approach|research|application|tool|effort|thread|resource|method)/i;
/** What a paper says it found, as opposed to what it did. */
const CONCLUSIONS =
  /\b(?:we (?:\w+ )?(?:find|found|show|showed|observe|observed|conclude|demonstrate|discover|argue|prove|proved|establish|confirm)|(?:results?|experiments?|findings?|analys[ei]s|evidence) (?:\w+ ){0,3}(?:show|shows|indicate|indicates|suggest|suggests|reveal|reveals|demonstrate|confirm)s?|it turns out|in conclusion)\b/i;
/** Says how something turned out, not only what was done. */
const OUTCOMES = new RegExp(
  `${CONCLUSIONS.source}|\\b(?:outperform|improv|reduc|increas|better|worse|benefi|help|fail|significant|effective|correlat|depend|cannot|limited|largely|surprisingly|consistently|achiev|contain|possible|predict|learn)\\w*`,
  'i',
);
const WHY = /\bwhy\b/i;
const REASONS =
  /\b(?:because|since|due to|owing to|caus\w*|reasons?|stems?|arises?|leads? to|results? (?:in|from)|attribut\w*|explain\w*|driven by|lack of|contribut\w*|responsible|thus|therefore|hence|as a result|so that|makes? it)\b/i;
const HOW = /^how\b/i;
/** What a paper did or found, as opposed to background. */
const DOINGS = new RegExp(
  `\\b(?:we|our|this (?:paper|work|study|article))\\b|${FINDINGS.source}|${OWN.source}|${OUTCOMES.source}`,
  'i',
);
const WHICH_DATA =
  /\b(?:which|what|are there|is there|exists?)\b.*\b(?:data ?sets?|corpus|corpora|treebanks?)\b|\b(?:data ?sets?|corpus|corpora|treebanks?) (?:\w+ )?(?:exists?|are there|is there)\b/i;
const DATA = /\b(?:data ?sets?|corpus|corpora|treebanks?|benchmarks?|collections?|resources?)\b/i;
/** How two things compare. */
const COMPARED =
  /\b(?:than|compar\w*|differ\w*|unlike|whereas|while|contrast\w*|both|neither|outperform\w*|underperform\w*|better|worse|superior|inferior|similar\w*|competitive|on par|advantages?|more|less|fewer)\b/i;
/** What others believe, often to be refuted. */
const BELIEFS =
  /\b(?:(?:widely|commonly|often|generally|typically|usually|frequently) (?:\w+ )?(?:considered|believed|assumed|thought|regarded|seen|used|presented|touted|held)|(?:is|are|been) (?:assumed|believed|touted|hypothesi[sz]ed)|conventional wisdom|it is unclear|remains unclear|not well understood|open question|we (?:ask|investigate|explore|examine|study) (?:whether|if|how))\b/i;
/** Praise or not, this continues with what it is. */
const SAYS_WHICH =
  /\b(?:task|problem|technique|method|process|field|approach) (?:of|(?:that|which)(?! (?:has|have|is|was|requires?|remains?|needs?)\b)|in which|where|aiming|concerned)\b/i;
const OPENINGS =
  /\b(?:in recent years|recently,|recent years|has become|have become|has attracted|have attracted|has gained|have gained|increasingly|is an important|is a challenging|is a fundamental|plays? an? (?:important|crucial|key)|remains? (?:a|an|challenging|difficult|unclear|largely)|little attention|much attention|growing interest|widely used)\b/i;
const LEANINGS =
  /^(?:this|these|those|that|it|its|they|their|he|she|however|moreover|furthermore|additionally|in addition|also|thus|therefore|hence|consequently|as a result|then|finally|second|secondly|third|besides|yet|but|and|nevertheless|specifically|for example|for instance|in contrast|on the other hand|to this end|to address this|such)\b/i;

/** How much better or worse a sentence answers than its words alone suggest; `place` is its number in the text. */
export type Tone = (text: string, place: number) => number;

/** Whether a sentence presents something as the paper's own. */
export function isOwn(text: string): boolean {
  return OWN.test(text);
}

/** Whether a sentence says what a paper found. */
export function isConclusion(text: string): boolean {
  return CONCLUSIONS.test(text) && !BELIEFS.test(text);
}

/** Checks what a sentence can be for a question. */
export interface Answering {
  /** It's phrased as an answer. */
  isAnswer(text: string): boolean;
  /** It contains the question's coined names as typed, ignoring case. */
  holdsNames(text: string): boolean;
  /** How many coined names there are. */
  readonly names: number;
  /** It says what something is, in any paper. */
  isDefinition(text: string): boolean;
}

export function createAnswering(question: Question): Answering {
  const never = () => false;
  const names = question.text.split(/[^\p{L}\p{N}-]+/u).filter((piece) => COINED.test(piece));
  const holdsNames = (text: string) => {
    const small = text.toLowerCase();
    return names.every((name) => small.includes(name.toLowerCase()));
  };
  const ofNames = { holdsNames, names: new Set(names).size };
  if (question.kind === 'figure') {
    const figure = figureOf(question);
    return { isAnswer: (text) => figure.test(text), isDefinition: never, ...ofNames };
  }
  if (question.kind === 'finding')
    return { isAnswer: answersAs(question.text), isDefinition: never, ...ofNames };
  const subject = subjectPattern(question);
  const presented = presentation(subject);
  if (question.kind === 'origin')
    return { isAnswer: (text) => presented.test(text), isDefinition: never, ...ofNames };
  const defined = definition(subject);
  const isDefinition = (text: string) => defined.test(text) && (!PRAISE.test(text) || SAYS_WHICH.test(text));
  // A presentation says what something is only if it has a name of its own.
  const isNamed = question.words.every(({ text, isEveryday }) => isEveryday || question.coined.has(text));
  return {
    isAnswer: (text) => isDefinition(text) || (isNamed && presented.test(text)),
    isDefinition,
    ...ofNames,
  };
}

/** Whether a sentence states a finding in the form asked for: yes or no, why, how, or which data there are. */
function answersAs(question: string): (text: string) => boolean {
  const wanted = [
    ...(POLAR.test(question) ? [OUTCOMES] : []),
    ...(WHY.test(question) ? [REASONS] : []),
    ...(HOW.test(question) ? [DOINGS] : []),
    ...(WHICH_DATA.test(question) ? [DATA] : []),
    ...(COMPARING.test(question) ? [COMPARED] : []),
  ];
  return (text) => wanted.every((pattern) => pattern.test(text));
}

/** Scores sentences by how well they fit the form of a question. */
export function createTone(question: Question): Tone {
  const gain = gainOf(question);
  return (text, place) => {
    const opens = question.kind !== 'definition' && place === 0 && OPENINGS.test(text);
    const loss = (opens ? OPENS : 0) + (LEANINGS.test(text) ? LEANS : 0) + (isFragment(text) ? FRAGMENT : 0);
    return gain(text) - loss;
  };
}

function gainOf(question: Question): (text: string) => number {
  if (question.kind === 'figure') {
    const figure = figureOf(question);
    return (text) => (FIGURES.test(text) ? FIGURE : 0) + (figure.test(text) ? ASKED_FIGURE : 0);
  }
  const isComparing = COMPARING.test(question.text);
  if (question.kind === 'finding')
    return (text) =>
      (FINDINGS.test(text) ? FINDS : 0) +
      (isComparing && COMPARED.test(text) ? CONCLUDES : 0) +
      (question.isPolar && CONCLUSIONS.test(text) ? CONCLUDES : 0) -
      (BELIEFS.test(text) ? BELIEVED : 0);
  const subject = subjectPattern(question);
  const defines = definition(subject);
  const calls = statement(subject);
  const presents = presentation(subject);
  return (text) => {
    if (defines.test(text)) return PRAISE.test(text) && !SAYS_WHICH.test(text) ? CALLS : DEFINES;
    if (calls.test(text)) return CALLS;
    if (presents.test(text)) return PRESENTS;
    return OWN.test(text) ? PRESENTS_OWN : 0;
  };
}

const SIZE = String.raw`\d{1,3}(?:,\d{3})+|\d{3,}|\d[\d.]*\s?[kKM]\b|\d[\d.]* (?:thousand|million|billion|hours)|\b(?:thousand|million|billion|hundred)s?\b`;

const HOW_GOOD = /\bhow (?:good|well|accurate|accurately|high|far)\b|\b(?:score|accuracy)\b/i;
/** Words for how well something did. */
const RESULT =
  /\d\s?(?:%|percent|points?|BLEU|F1)|\b(?:accurac|F1|F-?scores?|score|precision|recall|error rate|correlation|perplexity)\w*\b[^.;]{0,60}?\d|\d[^.;]{0,20}\b(?:accuracy|F1|F-?score|BLEU|ROUGE|WER)\b/i;

/** The figure asked for: next to the word that's counted, else the size of something. */
function figureOf({ text }: Question): RegExp {
  const unit = /\bhow (?:many|much) (?:\w+ of )?([\p{L}-]+)/iu.exec(text)?.[1];
  if (unit === undefined && HOW_GOOD.test(text)) return RESULT;
  if (unit === undefined)
    return new RegExp(/\bhow (?:large|big|long|many|much)\b/i.test(text) ? SIZE : FIGURES.source, 'i');
  const stem = escapeStringRegexp(unit.replace(/(?:ies|es|s|y)$/i, ''));
  return new RegExp(
    `(?:\\d[\\d,.]*\\s?(?:[kKM]|million|thousand)?\\+?|${NUMBER_WORDS})[ -](?:[\\p{L}-]+,? ){0,3}${stem}`,
    'iu',
  );
}

const BEFORE = `(?:^|[.,;:(] |\\b(?:an?|the|our|called|named) )["“']?`;
/** Where a defined term may be, followed by a comma and what it is. */
const OPENING = `(?:^|[.;:(] )["“']?`;
const ASIDE = `(?: \\([^)]*\\))?`;

/** `X is a …`, `X (Y) refers to …`, `X, which …`. */
function definition(subject: string): RegExp {
  const verb = `(?:(?:is|are|was|were) (?:an?|the|one|any)|refers? to|means?|denotes?|consists? of|describes?|aims? (?:to|at)|involves?|stands? for|is defined|can be (?:defined|seen))`;
  const apposition = `(?:, |: | – | — )(?:an?|the|which|that is|i\\.e\\.)`;
  return new RegExp(
    `${BEFORE}${subject}["”']?${ASIDE} ${verb}\\b|${OPENING}${subject}${ASIDE}${apposition}\\b`,
    'i',
  );
}

/** `X is …`, `some words (X)`. */
function statement(subject: string): RegExp {
  return new RegExp(
    `${BEFORE}${subject}["”']?${ASIDE} (?:is|are|was|were|has|have|allows?)\\b|\\(${subject}\\)`,
    'i',
  );
}

/** The name must come last: a paper that proposes an `X parser` doesn't present X. */
export const ENDS = `(?=["”’')]*(?:[^\\s\\w"”’')]|$| (?:\\W|(?:for|to|that|which|as|in|on|with|by|and|or|is|are|was|using|from|at|of|where|an?|the|models?|datasets?|corpus|benchmark)\\b)))`;

export const PRESENTING = `(?:propos|present|introduc|develop|describ|defin|releas|call|nam|dubb|creat|buil|construct|compil)\\w*`;
/** After these, X isn't what's presented: `present results with X`, `an improved X`. */
export const BESIDE =
  'with|using|on|in|for|from|by|to|over|via|based|and|that|which|than|additional|customi[sz]ed|extended|improved|updated|modified|enhanced';

/** `We propose X`, `introduces X`, `the task of X`, `a … called X`. */
function presentation(subject: string): RegExp {
  return new RegExp(`\\b${PRESENTING} (?:(?!(?:${BESIDE})\\b)\\S+ ){0,5}["“'(]?${subject}${ENDS}`, 'i');
}

/** A character inside a word. Written as ranges: compiling Unicode classes takes 6 ms per question. */
const IN_WORD = '[\\w\\u00c0-\\u1fff\\u3040-\\uffff-]';

/** The question's subject as a sentence may have it: its words in order, with punctuation or `of` between. */
function subjectPattern({ words }: Question): string {
  const subject = words.filter(({ isEveryday }) => !isEveryday).map(({ text }) => escapeStringRegexp(text));
  const ending = '(?:s|es|ing|ed)?';
  return `(?<!${IN_WORD})${subject.join(`${ending}\\W{1,3}(?:of |in |for |the )?`)}${ending}(?!${IN_WORD}|\\+)`;
}

function isFragment(text: string): boolean {
  return text.split(' ', 6).length < 6 || !/[.!?…]["'”’)\]]*$/.test(text) || /^\p{Ll}/u.test(text);
}
