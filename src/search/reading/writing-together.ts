import type { Evidence } from './evidence.ts';
import { AND, familyNameAt, isFamilyName, type NameSpan } from './name-spans.ts';
import type { QueryToken } from './query-tokens.ts';

/**
 * People beside each other, in the query, who wrote something together; `and`, `&` may stand between them, and little words that
 * are a third one's name: `lee he lewis`.
 */
export function coauthors(
  spans: readonly NameSpan[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
): readonly NameSpan[] | undefined {
  let best: readonly NameSpan[] | undefined;
  let run: NameSpan[] = [];
  for (const span of spans) {
    const last = run.at(-1);
    const between = last === undefined ? undefined : namesBetween(tokens, last.to, span.from, evidence);
    run = between === undefined ? [span] : [...run, ...between, span];
    const names = run.filter(
      ({ from, isSure }) => isSure || isFamilyName(tokens[from]?.text ?? '', evidence, 1),
    );
    if (run.length < 2 || names.length < 2 || run.length < (best?.length ?? 0)) continue;
    if (papersByAll(run, evidence).length > 0) best = run;
  }
  return best;
}

/** The people whom the words between two names name, none for `and`; undefined where some word is nobody's name. */
function namesBetween(
  tokens: readonly QueryToken[],
  from: number,
  to: number,
  evidence: Evidence,
): readonly NameSpan[] | undefined {
  const found: NameSpan[] = [];
  for (let at = from; at < to; at++) {
    if (AND.has(tokens[at]?.text ?? '')) continue;
    const span = tokens[at]?.isStop === true ? familyNameAt(tokens, at, evidence) : undefined;
    if (span === undefined) return undefined;
    found.push(span);
  }
  return found;
}

/** Those of some people who wrote something together, the first of them first. */
export function writingTogether(spans: readonly NameSpan[], evidence: Evidence): readonly NameSpan[] {
  const chosen: NameSpan[] = [];
  for (const span of spans) if (papersByAll([...chosen, span], evidence).length > 0) chosen.push(span);
  return chosen;
}

/** Papers that all of some people wrote. */
export function papersByAll(spans: readonly NameSpan[], evidence: Evidence): readonly number[] {
  const [first, ...others] = spans.map(({ person }) => evidence.papersBy(person.names));
  const sets = others.map((papers) => new Set(papers));
  return (first ?? []).filter((document) => sets.every((papers) => papers.has(document)));
}

/** Those of some papers that may be of the time between two years, where they are told. */
export function writtenWithin(
  papers: readonly number[],
  years: readonly [from: number, to: number] | undefined,
  evidence: Evidence,
): readonly number[] {
  return years === undefined ? papers : papers.filter((document) => evidence.isWithin(document, ...years));
}
