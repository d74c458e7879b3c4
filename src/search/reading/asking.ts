import type { QueryToken } from './query-tokens.ts';
import type { Reading } from './reading.ts';

/** What a query's small words of asking ask for. */
export interface ReadAsking extends Pick<Reading, 'sort' | 'isSurvey' | 'excluded'> {
  readonly used: readonly QueryToken[];
}

const PAPERS: ReadonlySet<string> = new Set(
  'paper papers article articles publication publications work works research literature studies something anything everything'.split(
    ' ',
  ),
);
const ABOUT: ReadonlySet<string> = new Set('on about of for regarding concerning'.split(' '));
const NEWEST: ReadonlySet<string> = new Set(['latest', 'newest']);
const NEW: ReadonlySet<string> = new Set(['recent', 'new']);
const OLDEST: ReadonlySet<string> = new Set(['oldest', 'earliest', 'first']);
/** Praise that no catalog can check: it's ignored. */
const RENOWNED: ReadonlySet<string> = new Set(
  'cited influential important famous seminal foundational classic key relevant well-known'.split(' '),
);
const VOTED: ReadonlySet<string> = new Set('top popular trending hot upvoted voted liked starred'.split(' '));
/** What may follow `top` and `trending` without `papers`. */
const OF_TIME = /^(?:of|in|from|since|this|last|past|today|yesterday|now)$/;
const SURVEYS: ReadonlySet<string> = new Set('survey surveys review reviews overview overviews'.split(' '));
const BEFORE: ReadonlySet<string> = new Set(
  "a an the some any all me find show most what are is best good i i'm im am we looking searching search look give get list need want would like to please can could you there for do have know of".split(
    ' ',
  ),
);
/** Words that exclude the next one. */
const EXCEPT: readonly string[] = 'excluding|except|except for|but not|but without|other than|and not'.split(
  '|',
);
const VERSUS: ReadonlySet<string> = new Set(['vs', 'versus']);

const WRITTEN: ReadonlySet<string> = new Set(['written', 'authored', 'published']);
const WRITING: ReadonlySet<string> = new Set(
  'write writes wrote written publish published author authored'.split(' '),
);
const AUXILIARY: ReadonlySet<string> = new Set('what which that did does do has have was were'.split(' '));
const AWARD: ReadonlySet<string> = new Set('award awards winner winners nominee nominees'.split(' '));
const PAPER: ReadonlySet<string> = new Set(['paper', 'papers']);
const IS: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were']);
const DOES: ReadonlySet<string> = new Set(['do', 'does', 'did']);
const WORK: ReadonlySet<string> = new Set(['work', 'works']);
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);
const FIRST: ReadonlySet<string> = new Set(['original', 'seminal', 'classic']);

/** The words of `the original BERT paper` and `bert paper devlin` that only say a paper is meant, unless a title has them in that order. */
export function wordsForPaper(
  tokens: readonly QueryToken[],
  isInTitle: (words: readonly string[]) => boolean,
): readonly QueryToken[] {
  if (tokens.length < 2 || !tokens.some(({ text }) => PAPER.has(text))) return [];
  const found = tokens.filter(({ text }, at) => {
    if (!PAPER.has(text) && !FIRST.has(text)) return false;
    const next = tokens[at + 1]?.text;
    return next === undefined || PAPER.has(next) || !isInTitle([text, next]);
  });
  return tokens.every((token) => token.isStop || found.includes(token)) ? [] : found;
}

/** Whether `not` excludes the last word, as in `bert not twitter` or `bert (not twitter)`: it's in no title and isn't a sentence. */
function isNotAt(
  tokens: readonly QueryToken[],
  at: number,
  isInTitle: (words: readonly string[]) => boolean,
): boolean {
  if (
    !/^\(?not$/.test(tokens[at]?.written ?? '') ||
    at !== tokens.length - 2 ||
    tokens.slice(0, at).some(({ isStop }) => isStop)
  )
    return false;
  return !isInTitle(tokens.slice(at - 1).map(({ text }) => text));
}

/** Whether `without` excludes the last piece, as in `summarization without rouge`: titles say it of nothing of the kind. */
function isWithoutAt(
  tokens: readonly QueryToken[],
  at: number,
  isInTitle: (words: readonly string[]) => boolean,
): boolean {
  const [first, ...others] = tokens.slice(at + 1);
  if (tokens[at]?.text !== 'without' || first === undefined || first.isStop) return false;
  return others.every(({ piece }) => piece === first.piece) && !isInTitle(['without', first.text]);
}

/** The words around what a question is about, as in `what is ROUGE-L` and `how does BLEU work`, unless a title asks it too. */
export function wordsOfQuestion(
  tokens: readonly QueryToken[],
  isInTitle: (words: readonly string[]) => boolean,
): readonly QueryToken[] {
  const [first, second, third] = tokens;
  const last = tokens.at(-1);
  const isHow = first?.text === 'how' && DOES.has(second?.text ?? '') && WORK.has(last?.text ?? '');
  if (!isHow && (first?.text !== 'what' || !IS.has(second?.text ?? ''))) return [];
  const from = ARTICLES.has(third?.text ?? '') ? 3 : 2;
  const asked = tokens.slice(from, isHow ? -1 : undefined);
  // `What is wrong with …` asks for more than what something is.
  if (asked.length === 0 || asked.some(({ isStop }) => isStop)) return [];
  if (isInTitle(tokens.slice(0, from + 1).map(({ text }) => text))) return [];
  return tokens.filter((token) => !asked.includes(token));
}

/** How many words from a position exclude the next one. */
function exceptAt(tokens: readonly QueryToken[], at: number): number {
  const found = EXCEPT.map((text) => text.split(' ')).filter((words) =>
    words.every((word, i) => tokens[at + i]?.text === word),
  );
  return Math.max(0, ...found.map(({ length }) => length));
}

/** `Best paper award`, anywhere, unless a title has it: the catalog knows no awards, only what people like. */
export function bestPapers(
  tokens: readonly QueryToken[],
  isInTitle: (words: readonly string[]) => boolean,
): readonly QueryToken[] {
  const at = tokens.findIndex(({ text }, i) => text === 'best' && PAPER.has(tokens[i + 1]?.text ?? ''));
  if (at < 0) return [];
  const next = tokens[at + 2];
  const isWord = next !== undefined && !next.isStop && !AWARD.has(next.text);
  if (isWord && isInTitle(['best', tokens[at + 1]?.text ?? '', next.text])) return [];
  const end = at + 2 + (AWARD.has(tokens[at + 2]?.text ?? '') ? 1 : 0);
  return tokens.slice(at, end);
}

/**
 * The words of a question about somebody's papers that aren't part of its topic: `what did X write about`, `papers that X wrote`.
 * Empty for any other question.
 */
export function wordsOfWriting(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const verb = tokens.findIndex(({ text }) => WRITING.has(text));
  const first = tokens[0];
  if (verb < 1 || first === undefined) return [];
  const isQuestion = first.text === 'what' || first.text === 'which' || PAPERS.has(first.text);
  if (!isQuestion) return [];
  const before = tokens.slice(0, verb).filter(({ text }) => AUXILIARY.has(text) || PAPERS.has(text));
  const after = tokens.slice(verb, verb + (ABOUT.has(tokens[verb + 1]?.text ?? '') ? 2 : 1));
  return [...before, ...after];
}

/** Reads `papers on X`, `latest papers on X`, `earliest papers on X`, `top papers of 2026`, `survey of X`, `X vs Y` and `NOT X`. */
export function readAsking(
  tokens: readonly QueryToken[],
  isInTitle: (words: readonly string[]) => boolean,
): ReadAsking {
  const used = new Set<QueryToken>();
  const excluded: string[] = [];
  let isSurvey = false;

  const exclude = (token: QueryToken) => {
    for (const one of tokens.filter(({ piece }) => piece === token.piece)) used.add(one);
    excluded.push(token.written.replace(/[,;)]+$/, ''));
  };
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (VERSUS.has(token.text) && at > 0 && next !== undefined) used.add(token);
    const isFirst = at === 0 && (token.written !== 'NOT' || next?.isShouted !== false);
    if (/^(?:NOT|AND|OR)$/.test(token.written) && !isFirst && next !== undefined) {
      used.add(token);
      if (token.text !== 'not') continue;
      exclude(next);
    }
    const isLast = isNotAt(tokens, at, isInTitle) || isWithoutAt(tokens, at, isInTitle);
    const size = at === 0 ? 0 : isLast ? 1 : exceptAt(tokens, at);
    const without = tokens[at + size];
    if (size === 0 || without === undefined || without.isStop) continue;
    for (const one of tokens.slice(at, at + size)) used.add(one);
    exclude(without);
  }

  // At the start: `show me the latest papers on`, `a survey of`.
  let at = 0;
  const lead: QueryToken[] = [];
  const take = (is: (token: QueryToken) => boolean): boolean => {
    const token = tokens[at];
    if (token === undefined || !is(token)) return false;
    lead.push(token);
    at++;
    return true;
  };
  while (take(({ text }) => BEFORE.has(text)));
  const beforeLead = lead.length;
  let asks = false;
  let isNew = take(({ text }) => NEWEST.has(text));
  const mayBeNew = !isNew && take(({ text }) => NEW.has(text));
  const isVoted = !isNew && !mayBeNew && take(({ text }) => VOTED.has(text));
  const mayBeOld = !isNew && !mayBeNew && !isVoted && take(({ text }) => OLDEST.has(text));
  while (take(({ text }) => RENOWNED.has(text)));
  const isBest = lead.some(({ text }) => text === 'best');
  if (isVoted || isNew || isBest) take(({ text }) => /^\d{1,3}$/.test(text));
  if (take(({ text }) => SURVEYS.has(text))) {
    // A survey of something; alone, or before another word, it's part of the topic.
    asks = take(({ text }) => ABOUT.has(text));
    isSurvey = asks;
    take(({ text }) => text === 'papers' || text === 'the');
  } else if (take(({ text }) => PAPERS.has(text))) {
    take(({ text }) => WRITTEN.has(text));
    asks =
      at >= tokens.length ||
      take(({ text }) => ABOUT.has(text)) ||
      /^(?:by|at|in|from|since|before|after|between)$/.test(tokens[at]?.text ?? '');
    isNew ||= mayBeNew && asks;
  }
  const isLatest = isNew && (asks || lead.length > beforeLead);
  const isBeforeTime = at >= tokens.length || OF_TIME.test(tokens[at]?.text ?? '');
  const isMostVoted = !isSurvey && ((isVoted && (asks || isBeforeTime)) || (isBest && asks));
  if (asks || isLatest || isMostVoted) for (const token of lead) used.add(token);

  // Or at the end: `hallucination survey`, `emnlp papers`.
  const last = tokens.at(-1);
  if (
    !asks &&
    last !== undefined &&
    tokens.length > 1 &&
    PAPERS.has(last.text) &&
    last.text.startsWith('paper')
  )
    used.add(last);
  // `Lapata's latest`, `recent parsing papers`.
  const isLastNew =
    last !== undefined && tokens.length > 1 && (NEWEST.has(last.text) || (mayBeNew && PAPER.has(last.text)));
  if (isLastNew) for (const token of [...lead, last]) used.add(token);
  const isOldest = mayBeOld && asks;
  const sort = isLatest || isLastNew ? 'newest' : isOldest ? 'oldest' : isMostVoted ? 'votes' : undefined;
  return { used: [...used], ...(sort !== undefined && { sort }), isSurvey, excluded };
}
