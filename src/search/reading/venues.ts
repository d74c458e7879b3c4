import type { Correction } from '../query/correct.ts';
import type { Evidence } from './evidence.ts';
import type { QueryToken } from './query-tokens.ts';
import { fullYear } from './short-year.ts';
import { venueInFull } from './venue-in-full.ts';

/** A venue in a query, and the year attached to it (`ACL’20`). */
export interface ReadVenue {
  /** As the catalog writes it. */
  readonly venue: string;
  readonly year?: string;
  readonly used: readonly QueryToken[];
  /** The word read as the venue, if misspelt. */
  readonly corrections: readonly Correction[];
}

const KINDS: ReadonlySet<string> = new Set('workshop conference proceedings journal symposium'.split(' '));
const AT: ReadonlySet<string> = new Set(['at', 'in', 'from']);
/** On its own, a venue needs this many times as many papers as texts have the word. */
const ALONE = 5;
/** If texts have a word this many times as often as the venue has papers, it's a word, whatever is next to it. */
const COMMONER = 2;
/** The same in capitals, or as a whole query with a year. */
const COMMONER_ALONE = 20;
/** A series next to a venue has at least one in this many of its papers. */
const OF_PART = 5;
/** The same for a venue on its own that shares its name with something a title introduced. */
const ALONE_BESIDE_THING = 25;

/** A shorter word is near too many. */
const SHORTEST = 4;
/** A misspelling is in fewer texts than this share of the venue's papers. */
const RARELY = 1 / 100;

type VenueEvidence = Pick<
  Evidence,
  'venueOf' | 'venueNear' | 'isOfName' | 'texts' | 'hasYear' | 'isHalfTyped' | 'isNameOfThing'
>;

/**
 * Finds the venue in a query: a category next to a year, after `at`, in capitals, or one that means little else. `law` in
 * a query is law, although there's a workshop of that name.
 */
export function readVenue(tokens: readonly QueryToken[], evidence: VenueEvidence): ReadVenue | undefined {
  return (
    readInFull(tokens, evidence) ??
    readSpelt(tokens, evidence) ??
    readApart(tokens, evidence) ??
    readMisspelt(tokens, evidence)
  );
}

/** A venue's name in full, next to a year or a kind, or as the whole query. */
function readInFull(tokens: readonly QueryToken[], evidence: VenueEvidence): ReadVenue | undefined {
  const name = venueInFull(tokens, evidence);
  const first = tokens[name?.from ?? 0];
  if (name === undefined || first === undefined) return undefined;
  const { to, text } = name;
  const from = kindsBefore(tokens, name.from);
  const others = [...tokens.slice(0, from), ...tokens.slice(to)];
  const isAlone = others.every((one) => one.isStop || KINDS.has(one.text));
  if (!isAlone && !others.some(isYear)) return undefined;
  const joined = { ...first, text, written: text, isShouted: true };
  const read = readSpelt([...tokens.slice(0, from), joined, ...tokens.slice(to)], evidence);
  if (read?.used.includes(joined) !== true) return undefined;
  return { ...read, used: read.used.flatMap((one) => (one === joined ? tokens.slice(from, to) : [one])) };
}

/** Where the kinds before a name begin: `Proceedings of the Conference on Empirical Methods…`. */
function kindsBefore(tokens: readonly QueryToken[], from: number): number {
  let at = from;
  while (tokens[at - 1]?.isStop === true) at--;
  return KINDS.has(tokens[at - 1]?.text ?? '') ? kindsBefore(tokens, at - 1) : from;
}

/** Two words next to a year or a kind that form a venue when joined: `blackbox nlp workshop`. */
function readApart(tokens: readonly QueryToken[], evidence: VenueEvidence): ReadVenue | undefined {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const text = token.text + (next?.text ?? '');
    if (next === undefined || evidence.venueOf(text) === undefined) continue;
    const isBeside = [tokens[at - 1], tokens[at + 2]].some(
      (one) => one && (isYear(one) || KINDS.has(one.text)),
    );
    if (!isBeside || evidence.venueOf(token.text) !== undefined || evidence.venueOf(next.text) !== undefined)
      continue;
    const joined = { ...token, text };
    const read = readSpelt([...tokens.slice(0, at), joined, ...tokens.slice(at + 2)], evidence);
    if (read?.used.includes(joined) !== true) continue;
    return { ...read, used: read.used.flatMap((one) => (one === joined ? [token, next] : [one])) };
  }
  return undefined;
}

/** A very rare word next to a year, as a misspelt venue: `emnpl 2019`. */
function readMisspelt(tokens: readonly QueryToken[], evidence: VenueEvidence): ReadVenue | undefined {
  for (const token of tokens) {
    const [, word = token.text, figures = ''] = /^(\p{L}+)(\d{4})$/u.exec(token.text) ?? [];
    const at = tokens.indexOf(token);
    const isDated = figures !== '' || [tokens[at - 1], tokens[at + 1]].some((one) => one && isYear(one));
    if (!isDated || word.length < SHORTEST || token.isStop || !/^\p{L}+$/u.test(word)) continue;
    if (evidence.isOfName(word)) continue;
    const near = evidence.venueNear(word);
    if (near === undefined || evidence.texts(word) > RARELY * near.papers) continue;
    const meant = { ...token, text: near.name.toLowerCase() + figures };
    const read = readSpelt(tokens.with(at, meant), evidence);
    if (read === undefined || !read.used.includes(meant)) continue;
    const used = read.used.map((one) => (one === meant ? token : one));
    return { ...read, used, corrections: [{ from: word, to: near.name }] };
  }
  return undefined;
}

function readSpelt(tokens: readonly QueryToken[], evidence: VenueEvidence): ReadVenue | undefined {
  for (const [at, token] of tokens.entries()) {
    const glued = /^(\p{L}+)(\d{2}|\d{4})$/u.exec(token.text);
    const venue = evidence.venueOf(glued?.[1] ?? token.text);
    if (venue === undefined) continue;
    const beside = tokens.filter((one) => one.piece === token.piece && one !== token);
    const isHyphenated = /^\W*\p{L}+-\p{L}+/u.test(token.written);
    const joint = isHyphenated ? beside.filter((one) => evidence.venueOf(one.text) !== undefined) : [];
    // `CoNLL-RDF` isn't a conference; `NAACL-HLT` is two held together, and the larger counts.
    const isWhole = beside.every((one) => /^\d+$/.test(one.text) || joint.includes(one));
    const isLarger = joint.every(({ text }) => (evidence.venueOf(text)?.papers ?? 0) <= venue.papers);
    if (!isWhole || !isLarger) continue;
    const places = [at, ...joint.map((one) => tokens.indexOf(one))];
    const begin = Math.min(...places);
    const end = Math.max(...places) + 1;
    const before = tokens[begin - 1];
    const after = tokens[end];
    const short = after !== undefined && /^\d\d$/.test(after.text) && after.piece === token.piece;
    const year = yearOf(glued?.[2] ?? (short ? after.text : undefined));
    const isDated = [before, after].some((one) => one !== undefined && isYear(one));
    const isHalf =
      after === undefined && before !== undefined && evidence.isHalfTyped(before.text, token.text);
    if (isHalf) continue;
    const held = evidence.texts(glued?.[1] ?? token.text);
    const isLed = AT.has(before?.text ?? '');
    const isThing =
      !isDated &&
      year === undefined &&
      !isLed &&
      venue.papers < ALONE_BESIDE_THING * held &&
      evidence.isNameOfThing([token.text]);
    if (isThing) continue;
    const isMeant =
      venue.papers >= ALONE * held ||
      ((isDated || year !== undefined || isLed) && COMMONER * venue.papers >= held) ||
      ((token.isShouted || (isDated && isCapitalWithYear(tokens, token))) &&
        COMMONER_ALONE * venue.papers >= held);
    if (!isMeant || (year !== undefined && !evidence.hasYear(Number(year)))) continue;
    // A series next to the venue it belongs to: `Findings of EMNLP 2020`, `ACL Findings`.
    const isPart = ({ text }: QueryToken) => OF_PART * (evidence.venueOf(text)?.papers ?? 0) >= venue.papers;
    const isKind = (one: QueryToken) => KINDS.has(one.text) || isPart(one);
    const [from, to] = withKind(tokens, isLed ? begin - 1 : begin, short ? end + 1 : end, isKind);
    const used = tokens.slice(from, to).filter((one) => !isYear(one));
    const part = tokens.slice(from, to).find((one) => one !== token && !joint.includes(one) && isPart(one));
    const { name } = evidence.venueOf(part?.text ?? '') ?? venue;
    return { venue: name, ...(year !== undefined && { year }), used, corrections: [] };
  }
  return undefined;
}

/** Whether a query is one word with a capital and a year: `Findings 2021`, but not `law 2019`. */
function isCapitalWithYear(tokens: readonly QueryToken[], token: QueryToken): boolean {
  return /^\p{Lu}/u.test(token.written) && tokens.every((one) => one === token || one.isStop || isYear(one));
}

/** Includes the words for its kind, but not the year: `proceedings of ACL`, `BEA workshop`, `EMNLP 2020 conference`. */
function withKind(
  tokens: readonly QueryToken[],
  from: number,
  to: number,
  is: (token: QueryToken) => boolean,
): [from: number, to: number] {
  const text = (at: number) => tokens[at]?.text ?? '';
  const isKind = (at: number) => tokens[at] !== undefined && is(tokens[at]);
  const of = text(from - 1) === 'the' ? from - 2 : from - 1;
  const begin = text(of) === 'of' && isKind(of - 1) ? of - 1 : isKind(from - 1) ? from - 1 : from;
  const behind = tokens[to] !== undefined && isYear(tokens[to]) ? to + 1 : to;
  return [begin, isKind(behind) ? behind + 1 : to];
}

function isYear({ text }: QueryToken): boolean {
  return /^(?:19|20)\d\d$/.test(text);
}

function yearOf(figures: string | undefined): string | undefined {
  return figures?.length === 2 ? fullYear(figures) : figures;
}
