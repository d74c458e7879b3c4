import { crc32 } from 'node:zlib';
import { mixBits } from '../hash-text.ts';
import type { Paper } from '../paper/paper.ts';
import { mapInSlices } from '../slices.ts';

/**
 * Fingerprint of a catalog's texts and their positions: a sum of hashes, one per paper and position. Replacing a
 * paper subtracts its old hash.
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

/** The sum for `size` papers as a short string. */
export function sumAsText(size: number, [first, second]: KeptSum): string {
  return `${size}-${[first, second].map((sum) => sum.toString(16).padStart(8, '0')).join('')}`;
}

/**
 * If more than this share of papers was added, don't compare: reading them would take as long as rebuilding what
 * depends on them.
 */
const MOST_ADDED = 1 / 20;
const FEW_ADDED = 1_000;

/**
 * If a catalog begins with exactly the papers of this fingerprint: how many those were. Undefined if it doesn't, or
 * if too many others follow. Reads those that follow, with pauses.
 */
export async function sameStart(
  text: string,
  { size, sum, at }: { size: number; sum: KeptSum; at: (number: number) => Paper | undefined },
): Promise<number | undefined> {
  const start = Number(text.split('-', 1)[0]);
  if (!Number.isInteger(start) || start > size || size - start > Math.max(FEW_ADDED, size * MOST_ADDED))
    return undefined;
  const rest = createTextSum(sum);
  const added = Array.from({ length: size - start }, (_, i) => start + i);
  await mapInSlices(added, (number) => {
    const paper = at(number);
    if (paper !== undefined) rest.remove(number, paper);
  });
  return sumAsText(start, rest.now()) === text ? start : undefined;
}

/** Whether two papers are the same in everything that search reads as text. */
export function haveSameText(one: Paper | undefined, other: Paper | undefined): boolean {
  return one !== undefined && other !== undefined && textOf(one) === textOf(other);
}

/** Everything in a paper that search reads as text. */
function textOf({ title, abstract, summary, keywords, authors }: Paper): string {
  return `${title}\0${abstract}\0${summary}\0${keywords?.join('\x01')}\0${authors.join('\x01')}`;
}
