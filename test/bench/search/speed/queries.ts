import type { Paper } from '../../../../src/paper/paper.ts';
import { readAnthology, readQueryFile } from '../collections.ts';

/** Papers with abstracts, and how many of those are made from others'. */
export interface ChosenPapers {
  readonly papers: readonly Paper[];
  readonly borrowed: number;
}

/** Evenly spread papers from the ACL Anthology, each with an abstract; undefined if the data is missing. */
export function choosePapers(wanted: number): ChosenPapers | undefined {
  const all = readAnthology();
  return all && spreadWithAbstracts(all, wanted);
}

/**
 * Evenly spread papers from a collection, those with an abstract first; if they are too few, the others take a third of
 * the words of three abstracts each, which preserves lengths and word frequencies.
 */
export function spreadWithAbstracts(all: readonly Paper[], wanted: number): ChosenPapers {
  const told = all.filter(({ abstract }) => abstract !== undefined);
  const pool = wanted > told.length && told.length > 0 ? all : told;
  const chosen = spread(pool, wanted);
  let borrowed = 0;
  const papers = chosen.map((paper, i) => {
    if (paper.abstract !== undefined) return paper;
    borrowed++;
    const thirds = [0, 1, 2].map((third) => {
      const words = told[(i * 31 + third * 7919) % told.length]?.abstract?.split(' ') ?? [];
      return words.slice((words.length * third) / 3, (words.length * (third + 1)) / 3);
    });
    return { ...paper, abstract: thirds.flat().join(' ') };
  });
  return { papers, borrowed };
}

/** Query texts of each kind. */
export interface Queries {
  readonly keywords: readonly string[];
  readonly questions: readonly string[];
  readonly typos: readonly string[];
  readonly autocomplete: readonly string[];
  /** Paper ids. */
  readonly similar: readonly string[];
}

/** At most `count` texts of each kind, made from titles spread over the papers; the mistyped ones come from a file. */
export function queriesFor(papers: readonly Paper[], count: number): Queries {
  const some = spread(papers, count);
  return {
    keywords: some.map(keywordsOf),
    questions: some.map(questionOf),
    typos: (readQueryFile('acl-typo') ?? []).slice(0, count).map(({ text }) => text),
    autocomplete: some.map(halfTyped),
    similar: some.map(({ id }) => id),
  };
}

function spread<T>(items: readonly T[], wanted: number): T[] {
  const step = Math.max(1, items.length / wanted);
  return Array.from(
    { length: Math.min(wanted, items.length) },
    (_, i) => items[Math.floor(i * step)],
  ).flatMap((item) => item ?? []);
}

/** Two words from a title. */
function keywordsOf({ title }: Paper): string {
  const long = title.split(/\s+/).filter((word) => word.length > 4);
  return long.slice(-2).join(' ').toLowerCase();
}

/** A question of about ten words around a title. */
function questionOf({ title }: Paper): string {
  const topic = title.split(/\s+/).slice(0, 8).join(' ').toLowerCase();
  return `what is the best way to use ${topic} for language models?`;
}

/** The beginning of a title: one to four words, the last cut after any letter. */
function halfTyped({ title }: Paper, i: number): string {
  const beginning = title
    .toLowerCase()
    .split(/\s+/)
    .slice(0, 1 + (i % 4));
  const last = beginning.pop() ?? '';
  return [...beginning, last.slice(0, 1 + ((i * 7) % last.length))].join(' ');
}
