import { words } from '../text/tokens.ts';

/** The text before the first colon, or the first dash between spaces. */
const HEAD = /^([^:]{1,40}?)(?::|\s[-–—])\s/;
/** A capital or digit inside a word, as in coined names (`BERT`, `GloVe`, `T5`). */
const COINED = /[\p{L}\p{N}][\p{Lu}\p{N}]/u;
/** More words are a phrase, not a name. */
const MOST_WORDS = 3;

/**
 * How many words at the start of a title name its subject (two in `Sentence-BERT: …`), or 0. A name is one word before
 * a colon (`Prefix-Tuning: …` counts as one, with two tokens), or a few words including a coined one.
 */
export function wordsOfName(title: string): number {
  const head = HEAD.exec(title)?.[1];
  if (head === undefined) return 0;
  const count = words(head).length;
  const isOne = count === 1 || !/\s/.test(head);
  return count <= MOST_WORDS && (isOne || COINED.test(head)) ? count : 0;
}
