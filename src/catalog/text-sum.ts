import { crc32 } from 'node:zlib';
import { mixBits } from '../hash-text.ts';
import type { Paper } from '../paper/paper.ts';

/**
 * Tells whether two catalogs have the same texts in the same places, whatever else is in them: a sum of hashes, one for each
 * paper and its place, from which the old one of a paper that is replaced is taken away again.
 */
export interface TextSum {
  add(number: number, paper: Paper): void;
  remove(number: number, paper: Paper): void;
  now(): KeptSum;
}

export type KeptSum = readonly [number, number];

export function createTextSum(kept: KeptSum = [0, 0]): TextSum {
  let [first, second] = kept;

  /** @param sign 1 to add, -1 to take away. */
  function put(number: number, paper: Paper, sign: 1 | -1): void {
    const text = textOf(paper);
    const one = mixBits(crc32(text) ^ Math.imul(number + 1, 0x9e3779b1));
    first = (first + sign * one) >>> 0;
    second = (second + sign * mixBits(one ^ Math.imul(text.length, 0x85ebca6b))) >>> 0;
  }

  return {
    add: (number, paper) => put(number, paper, 1),
    remove: (number, paper) => put(number, paper, -1),
    now: () => [first, second],
  };
}

/** All of a paper that a search reads as text. */
function textOf({ title, abstract, summary, keywords, authors }: Paper): string {
  return `${title}\0${abstract}\0${summary}\0${keywords?.join('\x01')}\0${authors.join('\x01')}`;
}
