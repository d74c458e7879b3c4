import type { Paper } from '../paper/paper.ts';
import { sentences } from './answer/sentences.ts';
import { createStemmer } from './text/stems.ts';
import { words as wordsOf } from './text/tokens.ts';

/** What of a paper's text answers to a query. */
export interface Passage {
  /** The text from the sentence on that holds most of what was searched for. */
  readonly text: string;
  /** Words of it, as they stand there, that are words of the query in some form; each once. */
  readonly matched: readonly string[];
}

/** Sentences of one text that are looked at. */
const MOST_SENTENCES = 40;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Finds the passages of papers that hold most of some words; undefined where a paper says none of them. */
export function createPassages(searched: readonly string[]): (paper: Paper) => Passage | undefined {
  const stem = createStemmer();
  const wanted = new Set(searched.map(stem));
  const stemsIn = (text: string) =>
    wordsOf(text)
      .map(stem)
      .filter((one) => wanted.has(one));

  return ({ abstract, summary }) => {
    if (wanted.size === 0) return undefined;
    const said = [summary, abstract].filter((text) => text !== undefined);
    const read = said.map((text) => {
      const parts = sentences(text).slice(0, MOST_SENTENCES);
      const held = parts.map((part) => new Set(stemsIn(part)).size);
      const most = Math.max(0, ...held);
      return { most, text: parts.slice(held.indexOf(most)).join(' ') };
    });
    // Of equal ones the summary: it is the shorter.
    const best = read.reduce((a, b) => (b.most > a.most ? b : a), { most: 0, text: '' });
    if (best.most === 0) return undefined;
    const matched = [...best.text.matchAll(WORD)]
      .map(([word]) => word)
      .filter((word) => stemsIn(word).length > 0);
    return { text: best.text, matched: [...new Set(matched)] };
  };
}
