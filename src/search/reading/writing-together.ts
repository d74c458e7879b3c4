import type { Evidence } from './evidence.ts';
import { AND, familyNameAt, isFamilyName, isSaid, type NameSpan } from './name-spans.ts';
import type { QueryToken } from './query-tokens.ts';

/**
 * People next to each other in the query who wrote something together; between them may be `and`, `&`, or small words
 * that are a third person's name: `lee he lewis`.
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
    if (run.length < 2 || run.length < (best?.length ?? 0)) continue;
    if (names.length < 2 && !isPair(run, names, tokens, evidence)) continue;
    if (papersByAll(run, evidence).length > 0) best = run;
  }
  return best;
}

/**
 * Whether a query of two words names two people although the second word is common, because no title of the first person
 * has it: `lester constant`, but not `koehn moses`.
 */
function isPair(
  run: readonly NameSpan[],
  names: readonly NameSpan[],
  tokens: readonly QueryToken[],
  evidence: Evidence,
): boolean {
  const [first, second] = run;
  if (run.length !== 2 || first === undefined || second === undefined || names[0] !== first) return false;
  if (tokens.filter(isSaid).length > 2) return false;
  const words = [tokens[second.from]?.text ?? ''];
  return evidence.titled(evidence.papersBy(first.person.names), words).length === 0;
}

/** The people named between two names, none for `and`; undefined if some word isn't a name. */
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

/** The people who wrote something together, in order. */
export function writingTogether(spans: readonly NameSpan[], evidence: Evidence): readonly NameSpan[] {
  const chosen: NameSpan[] = [];
  for (const span of spans) if (papersByAll([...chosen, span], evidence).length > 0) chosen.push(span);
  return chosen;
}

/** Papers that all of these people wrote. */
export function papersByAll(
  spans: readonly Pick<NameSpan, 'person'>[],
  evidence: Evidence,
): readonly number[] {
  const [first, ...others] = spans.map(({ person }) => evidence.papersBy(person.names));
  const sets = others.map((papers) => new Set(papers));
  return (first ?? []).filter((document) => sets.every((papers) => papers.has(document)));
}

/** The papers that may be from between two years, if given. */
export function writtenWithin(
  papers: readonly number[],
  years: readonly [from: number, to: number] | undefined,
  evidence: Evidence,
): readonly number[] {
  return years === undefined ? papers : papers.filter((document) => evidence.isWithin(document, ...years));
}
