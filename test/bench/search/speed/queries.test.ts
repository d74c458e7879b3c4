import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../../src/paper/paper.ts';
import { queriesFor, spreadWithAbstracts } from './queries.ts';

function paper(i: number, abstract?: string): Paper {
  return {
    id: `p:${i}`,
    title: `Title number ${i} of many`,
    authors: [],
    ...(abstract !== undefined && { abstract }),
  };
}

describe('the papers of the speed benchmark', () => {
  const all = Array.from({ length: 100 }, (_, i) =>
    paper(i, i % 2 === 0 ? `one ${i} two ${i} three ${i}` : undefined),
  );

  it('are those with an abstract while there are enough, spread over the collection', () => {
    const { papers, borrowed } = spreadWithAbstracts(all, 10);
    expect(papers.map(({ id }) => id)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90].map((i) => `p:${i}`));
    expect(borrowed).toBe(0);
  });

  it('otherwise take a third of three abstracts each, and say how many do', () => {
    const { papers, borrowed } = spreadWithAbstracts(all, 100);
    expect(borrowed).toBe(50);
    for (const { abstract } of papers) expect(abstract).toMatch(/^one \d+ two \d+ three \d+$/);
  });

  it('give queries of every kind, each about an existing paper', () => {
    const { keywords, questions, autocomplete, similar } = queriesFor(all, 20);
    expect(keywords).toHaveLength(20);
    expect(questions[0]).toContain('title number 0 of many');
    expect(similar).toContain('p:95');
    for (const typed of autocomplete) expect(typed).not.toBe('');
    expect(new Set(autocomplete.map((typed) => typed.split(' ').length))).toEqual(new Set([1, 2, 3, 4]));
  });
});
