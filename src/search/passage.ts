import type { Paper } from '../paper/paper.ts';
import { sentences } from './answer/sentences.ts';
import { fold } from './text/tokens.ts';

/** The part of a paper's text that matches a query. */
export interface Passage {
  /** The text, starting at the sentence with most of the query. */
  readonly text: string;
  /** Its words that match the query in some form, as written there; each once. */
  readonly matched: readonly string[];
}

/** Most sentences read per text. */
const MOST_SENTENCES = 40;
/** Length of the prefix that stemming never changes. */
const UNCHANGED = 3;
/** Characters of a passage that the shortest list shows, and how many may precede the first match. */
const SHOWN = 125;
const LEAD = 40;

/**
 * Finds the passages of papers with most of some words; undefined if a paper has none of them.
 *
 * @param stem should be memoized: texts repeat the same words.
 */
export function createPassages(
  searched: readonly string[],
  stem: (word: string) => string,
): (paper: Paper) => Passage | undefined {
  const wanted = new Set(searched.map(stem));
  const beginnings = [...new Set([...wanted].map((one) => one.slice(0, UNCHANGED)))];

  /** The wanted words in a text. Only words with a wanted prefix are cut out and stemmed: a text has a hundred others. */
  function matchesIn(text: string): Match[] {
    const found: Match[] = [];
    for (const [at, word] of wordsBeginning(text, beginnings)) {
      const stemmed = stem(fold(word));
      if (wanted.has(stemmed)) found.push({ at, word, stem: stemmed });
    }
    return found;
  }

  /** A text's sentences from the first with the most matches, and the matches there. */
  function read(text: string): {
    readonly most: number;
    readonly text: string;
    readonly matched: readonly Pick<Match, 'at' | 'word'>[];
  } {
    const matches = matchesIn(text);
    if (matches.length === 0) return NOTHING;
    const parts = sentences(text).slice(0, MOST_SENTENCES);
    const flat = parts.join(' ');
    // If whitespace changed, positions are those in the sentences.
    const held = flat === text ? matches : matchesIn(flat);
    let end = 0;
    let first = 0;
    let best = { most: 0, start: 0 };
    for (const part of parts) {
      const start = end;
      end += part.length + 1;
      const stems = new Set<string>();
      let next = first;
      for (let one = held[next]; one !== undefined && one.at < end; one = held[++next]) stems.add(one.stem);
      if (stems.size > best.most) best = { most: stems.size, start };
      first = next;
    }
    const { most, start } = best;
    const matched = held.filter(({ at }) => at >= start).map(({ at, word }) => ({ at: at - start, word }));
    return { most, text: flat.slice(start), matched };
  }

  return ({ abstract, summary }) => {
    if (wanted.size === 0) return undefined;
    // The summary among equals: it's shorter.
    const best = [summary, abstract]
      .map((text) => (text === undefined ? NOTHING : read(text)))
      .reduce((a, b) => (b.most > a.most ? b : a));
    return best.most === 0 ? undefined : fromMatches(best.text, best.matched);
  };
}

/** A word of a text, its position, and its stem. */
interface Match {
  readonly at: number;
  readonly word: string;
  readonly stem: string;
}

const NOTHING = { most: 0, text: '', matched: [] } as const;

/**
 * A text from where the shown part has the most of some words (given in its order); from its beginning if that has as
 * many.
 */
function fromMatches(text: string, found: readonly Pick<Match, 'at' | 'word'>[]): Passage {
  const places = found.map(({ at, word }) => ({
    at,
    word,
    end: at + word.length,
    lower: word.toLowerCase(),
  }));
  const heldFrom = (start: number) =>
    new Set(places.filter(({ at, end }) => at >= start && end <= start + SHOWN).map(({ lower }) => lower))
      .size;
  let best = { start: 0, held: heldFrom(0) };
  for (const { at } of places) {
    const start = at <= LEAD ? 0 : text.indexOf(' ', at - LEAD) + 1;
    const held = heldFrom(start);
    if (held > best.held) best = { start, held };
  }
  const matched = places.filter(({ at }) => at >= best.start).map(({ word }) => word);
  return {
    text: best.start === 0 ? text : `…${text.slice(best.start)}`,
    matched: [...new Set(matched)],
  };
}

/** A text's words with one of some folded prefixes, in order, with positions; a regex would take ten times as long. */
function wordsBeginning(text: string, beginnings: readonly string[]): readonly (readonly [number, string])[] {
  const lower = text.toLowerCase();
  const found: (readonly [at: number, word: string])[] = [];
  for (const beginning of beginnings) {
    for (let at = lower.indexOf(beginning); at >= 0; at = lower.indexOf(beginning, at + 1)) {
      if (isInWord(lower, at - 1)) continue;
      let end = at + beginning.length;
      while (isInWord(lower, end)) end++;
      found.push([at, text.slice(at, end)]);
    }
  }
  return found.sort(([a], [b]) => a - b);
}

function isInWord(lower: string, at: number): boolean {
  const code = lower.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code >= 0x80 && /[\p{L}\p{M}\p{N}]/u.test(lower.charAt(at));
}
