import { words } from '../text/tokens.ts';

/** What stands before the first colon, or the first dash between blanks. */
const HEAD = /^([^:]{1,40}?)(?::|\s[-–—])\s/;
/** A capital or a figure inside a word, as coined names have it (`BERT`, `GloVe`, `T5`). */
const COINED = /[\p{L}\p{N}][\p{Lu}\p{N}]/u;
/** More words are a phrase, not a name. */
const MOST_WORDS = 3;

/**
 * How many words of a title are the name that the paper gives to its subject (`Sentence-BERT: …` has two), 0 when it
 * gives none: one word before a colon (`Prefix-Tuning: …` is one, of two here), or a few with a coined one among them.
 */
export function wordsOfName(title: string): number {
  const head = HEAD.exec(title)?.[1];
  if (head === undefined) return 0;
  const count = words(head).length;
  const isOne = count === 1 || !/\s/.test(head);
  return count <= MOST_WORDS && (isOne || COINED.test(head)) ? count : 0;
}
