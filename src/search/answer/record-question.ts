import { wordsOfName } from '../index/title-name.ts';
import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';

/** What a paper's record answers rather than a sentence: who wrote it, when it came out, or both. */
export type RecordField = 'authors' | 'day' | 'both';

/** A question that one paper's record answers. */
export interface RecordQuestion {
  readonly asks: RecordField;
  /** The paper, or what it made: `RAG` of `Who wrote the RAG paper?`. */
  readonly subject: string;
}

const CAME_OUT =
  '(?:(?:first |originally )?(?:published|released|introduced|proposed|presented|written|posted|invented)|come out|appear|came out|appeared)';
const WAYS: readonly (readonly [asks: RecordField, pattern: RegExp])[] = [
  ['authors', /^who (?:wrote|authored|co-authored|has written)\s+(?<subject>.+)$/i],
  ['authors', /^(?:who (?:is|are|was|were) )?(?:the )?(?:authors?|writers?) of\s+(?<subject>.+)$/i],
  ['day', new RegExp(`^when (?:was|were|is|did|has) (?<subject>.+?) (?:been )?${CAME_OUT}$`, 'i')],
  [
    'day',
    /^since when (?:is|are|was|were|do|does|did|has|have) (?:there )?(?<subject>.+?)(?: (?:been )?(?:around|there|exist(?:ed)?))?$/i,
  ],
  [
    'day',
    new RegExp(
      `^(?:in |on )?(?:what|which) (?:year|month|day|date) (?:was|were|is|did|has) (?<subject>.+?) (?:been )?${CAME_OUT}$`,
      'i',
    ),
  ],
];
/** The second half of a question that asks for both. */
const AND_ALSO = /,? and (?:when(?: (?:was|did) it\b.*)?|by whom|who wrote it)$/i;
const MADE =
  /^who (?:first |originally )?(?:introduced|proposed|presented|invented|created|made|built|developed|designed|came up with)\s+(?<subject>.+)$/i;
const ROUND = /^(?:the|a|an)\s+|\s+(?:papers?|articles?)$|["“”]/gi;

/** Reads a question that a paper's record answers; undefined for any other. */
export function readRecordQuestion(question: string): RecordQuestion | undefined {
  const text = plain(question);
  const half = text.replace(AND_ALSO, '');
  for (const [asks, pattern] of WAYS) {
    const subject = subjectOf(half, pattern);
    if (subject !== undefined) return { asks: half === text ? asks : 'both', subject };
  }
  return undefined;
}

/** The thing whose maker a question asks for (`Who proposed BART?`); a sentence answers, or the record of the paper that introduced it. */
export function readMakerQuestion(question: string): string | undefined {
  return subjectOf(plain(question), MADE);
}

/** Whether a title introduces exactly this name (`BART: …`, `…: The Penn Treebank`). */
export function givesName(title: string, subject: string): boolean {
  const name = words(title).slice(0, wordsOfName(title)).join(' ');
  const last = /:\s+the\s+([^:]+)$/i.exec(title)?.[1] ?? '';
  const asked = words(subject).join(' ');
  return asked !== '' && (asked === name || asked === words(last).join(' '));
}

/** @param question - As `plain` gives it. */
function subjectOf(question: string, pattern: RegExp): string | undefined {
  const subject = pattern.exec(question)?.groups?.subject?.replace(ROUND, '').trim() ?? '';
  // `Who wrote this?` names no paper.
  return words(subject).every(isStopWord) ? undefined : subject;
}

function plain(question: string): string {
  return question
    .trim()
    .replace(/[\s?!.]+$/, '')
    .replace(/\s+/g, ' ');
}
