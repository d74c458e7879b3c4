import type { Evidence } from './evidence.ts';
import type { QueryToken } from './query-tokens.ts';
import type { ReadPerson } from './reading.ts';

/** Words of a query that may name somebody. */
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  readonly person: ReadPerson;
  /** Whether it's a name by itself: a first and a family name, `et al.`, `by …`. */
  readonly isSure: boolean;
}

/** Most words in a name. */
const NAME_WORDS = 4;
/** With an initial, a word is a family name if people of that name have this many times as many papers as titles have the word. */
const BESIDE_INITIAL = 2;
/** Words that join two people's names. */
export const AND: ReadonlySet<string> = new Set(['and', '&']);

/** Whether a word has content: it's not a stop word and doesn't join names. */
export function isSaid({ isStop, text }: QueryToken): boolean {
  return !isStop && !AND.has(text);
}

/**
 * Where a query may name somebody, from left to right, preferring longer names.
 *
 * @param isApart whether each word is a family name of its own: then `jia liang` are two people.
 */
export function spansIn(tokens: readonly QueryToken[], evidence: Evidence, isApart = false): NameSpan[] {
  const spans: NameSpan[] = [];
  const etAl = etAlIn(tokens);
  for (let from = 0; from < tokens.length; ) {
    const full = isApart ? undefined : fullName(tokens, from, evidence);
    const span = full ?? familyName(tokens, from, evidence, etAl);
    if (span !== undefined) spans.push(span);
    from = span?.to ?? from + 1;
  }
  return spans;
}

function fullName(tokens: readonly QueryToken[], from: number, evidence: Evidence): NameSpan | undefined {
  for (let to = Math.min(tokens.length, from + NAME_WORDS); to > from + 1; to--) {
    const span = tokens.slice(from, to);
    const run = span.map(({ text }) => text);
    if (run.some((word) => AND.has(word) || /\d/.test(word))) continue;
    // An initial is weaker than a first name: `n gram` is nobody.
    const times = run.some((word) => word.length < 2) ? BESIDE_INITIAL : 1;
    if (!span.some(({ isStop, text }) => !isStop && text.length > 1 && isFamilyName(text, evidence, times)))
      continue;
    if (to === tokens.length && isHalfTyped(tokens, to - 1, evidence)) continue;
    const names = named(span, evidence);
    if (names.length === 0) continue;
    // `na ya` is a name only if somebody has exactly that name.
    if (span.every(isSyllable) && evidence.exactly(names, run).length === 0) continue;
    return { from, to, person: personOf(span, names, evidence), isSure: true };
  }
  return undefined;
}

/** Names that some words may mean; capitals are initials if nobody has that name: `Manning CD`. */
function named(span: readonly QueryToken[], evidence: Evidence): readonly number[] {
  const whole = evidence.named(span.map(({ text }) => text));
  const isInitials = ({ isShouted, text }: QueryToken) => isShouted && /^\p{L}{2,3}$/u.test(text);
  if (whole.length > 0 || !span.some(isInitials) || span.every(isInitials)) return whole;
  return evidence.named(span.flatMap((token) => (isInitials(token) ? [...token.text] : [token.text])));
}

function familyName(
  tokens: readonly QueryToken[],
  from: number,
  evidence: Evidence,
  etAl: readonly QueryToken[],
): NameSpan | undefined {
  const token = tokens[from];
  if (token === undefined || token.text.length < 2) return undefined;
  const isMeant =
    (etAl.length > 0 && tokens[from + 1] === etAl[0]) ||
    (tokens[from - 1]?.text === 'by' && isFamilyName(token.text, evidence, 1));
  if (token.isStop && !isMeant) return undefined;
  return familyNameAt(tokens, from, evidence, isMeant);
}

/** A word as a family name, even a small one (`he`); undefined if nobody has it. */
export function familyNameAt(
  tokens: readonly QueryToken[],
  at: number,
  evidence: Evidence,
  isSure = false,
): NameSpan | undefined {
  const token = tokens[at];
  const names = token === undefined ? [] : evidence.familyNamed(token.text);
  if (token === undefined || names.length === 0) return undefined;
  return { from: at, to: at + 1, person: personOf([token], names, evidence), isSure };
}

/** Whether a word of the query is half typed: `machine tran`. */
export function isHalfTyped(tokens: readonly QueryToken[], at: number, evidence: Evidence): boolean {
  const before = tokens[at - 1];
  return before !== undefined && evidence.isHalfTyped(before.text, tokens[at]?.text ?? '');
}

/** Whether a word has at most two letters and isn't written like a name. */
export function isSyllable({ text, written }: QueryToken): boolean {
  return text.length <= 2 && !/^\p{Lu}\p{Ll}/u.test(written);
}

/** Whether people with a family name have this many times as many papers as titles have the word. */
export function isFamilyName(word: string, evidence: Evidence, times: number): boolean {
  const papers = evidence.familyPapers(word);
  return papers > 0 && papers >= times * evidence.titles(word);
}

export function etAlIn(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const at = tokens.findIndex(({ text }, i) => text === 'et' && tokens[i + 1]?.text === 'al');
  return at < 1 ? [] : tokens.slice(at, at + 2);
}

function personOf(tokens: readonly QueryToken[], names: readonly number[], evidence: Evidence): ReadPerson {
  const typed = tokens.map(({ text }) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase())).join(' ');
  const exact =
    tokens.length < 2
      ? []
      : evidence.exactly(
          names,
          tokens.map(({ text }) => text),
        );
  return { shown: evidence.printed(names) ?? typed, names, exact, isFamilyName: tokens.length === 1 };
}
