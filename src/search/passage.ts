import type { Paper } from '../paper/paper.ts';
import { sentences } from './answer/sentences.ts';
import { fold } from './text/tokens.ts';

/** What of a paper's text answers to a query. */
export interface Passage {
  /** The text from the sentence on that holds most of what was searched for. */
  readonly text: string;
  /** Words of it, as they stand there, that are words of the query in some form; each once. */
  readonly matched: readonly string[];
}

/** Sentences of one text that are looked at. */
const MOST_SENTENCES = 40;
/** The beginning of a word that no stem changes. */
const UNCHANGED = 3;
/** Characters that the shortest list shows of a passage, and how many of them may stand before the first word that matched. */
const SHOWN = 125;
const LEAD = 40;

/**
 * Finds the passages of papers that hold most of some words; undefined where a paper says none of them.
 *
 * @param stem one that remembers: the words of texts are always the same.
 */
export function createPassages(
  searched: readonly string[],
  stem: (word: string) => string,
): (paper: Paper) => Passage | undefined {
  const wanted = new Set(searched.map(stem));
  const beginnings = [...new Set([...wanted].map((one) => one.slice(0, UNCHANGED)))];
  // Only words that begin like one of the query are cut out and stemmed: a text has a hundred others.
  const wordsIn = (text: string) =>
    wordsBeginning(text, beginnings).filter((word) => wanted.has(stem(fold(word))));
  const countIn = (text: string) => new Set(wordsIn(text).map((word) => stem(fold(word)))).size;

  return ({ abstract, summary }) => {
    if (wanted.size === 0) return undefined;
    const said = [summary, abstract].filter((text) => text !== undefined);
    const read = said.map((text) => {
      const parts = sentences(text).slice(0, MOST_SENTENCES);
      const held = parts.map(countIn);
      const most = Math.max(0, ...held);
      return { most, text: parts.slice(held.indexOf(most)).join(' ') };
    });
    // Of equal ones the summary: it is the shorter.
    const best = read.reduce((a, b) => (b.most > a.most ? b : a), { most: 0, text: '' });
    if (best.most === 0) return undefined;
    const text = fromMatches(best.text, wordsIn(best.text));
    return { text, matched: [...new Set(wordsIn(text))] };
  };
}

/**
 * A text from where what is shown of it holds the most of some words, these in its order; from its beginning where that holds
 * as many.
 */
function fromMatches(text: string, matched: readonly string[]): string {
  let from = 0;
  const places = matched.map((word) => {
    from = text.indexOf(word, from) + word.length;
    return { word: word.toLowerCase(), at: from - word.length, end: from };
  });
  const heldFrom = (start: number) =>
    new Set(places.filter(({ at, end }) => at >= start && end <= start + SHOWN).map(({ word }) => word)).size;
  let best = { start: 0, held: heldFrom(0) };
  for (const { at } of places) {
    const start = at <= LEAD ? 0 : text.indexOf(' ', at - LEAD) + 1;
    const held = heldFrom(start);
    if (held > best.held) best = { start, held };
  }
  return best.start === 0 ? text : `…${text.slice(best.start)}`;
}

/** The words of a text, in order, that begin with one of some folded beginnings; a pattern would take ten times as long. */
function wordsBeginning(text: string, beginnings: readonly string[]): string[] {
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
  return found.sort(([a], [b]) => a - b).map(([, word]) => word);
}

function isInWord(lower: string, at: number): boolean {
  const code = lower.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code >= 0x80 && /[\p{L}\p{M}\p{N}]/u.test(lower.charAt(at));
}
