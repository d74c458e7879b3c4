import { expect, it } from 'vitest';
import { paperJson, printHits, readInstead } from '../../src/cli/print-papers.ts';
import { paper } from '../support/papers.ts';

const four = ['Ada', 'Bela', 'Chen', 'Dora'];
const known = paper('2401.00001', { title: 'Kites', authors: four.slice(0, 3), published: '2024-01-05' });
const url = 'https://arxiv.org/abs/2401.00001';

function printed(papers: readonly (typeof known)[], options: Record<string, unknown> = {}): string[] {
  const lines: string[] = [];
  const hits = papers.map((one, i) => ({ paper: one, score: 0.5 - i / 10 }));
  printHits(hits, { options, out: (line) => void lines.push(line) });
  return lines;
}

it('prints what is known about each paper, in columns as wide as the longest id', () => {
  const bare = paper('x:1', { title: 'Bare', authors: [] });
  const many = paper('x:22', { title: 'Many', authors: four });
  expect(printed([known, bare, many])).toEqual([
    `2401.00001  2024-01-05  Kites\n            Ada, Bela, Chen · ${url}`,
    'x:1         Bare',
    'x:22        Many\n            Ada, Bela, Chen +1',
  ]);
  expect(printed([])).toEqual([]);
});

it('prints a JSON array on request, and nothing else', () => {
  const json = { id: known.id, title: 'Kites', score: 0.5, date: '2024-01-05', authors: known.authors, url };
  expect(paperJson(known, 0.5)).toEqual(json);
  expect(printed([known], { json: true }).map((line) => JSON.parse(line))).toEqual([[json]]);
  expect(printed([known], { json: 'yes' })).toHaveLength(1);
});

it('reports every word that was read as another', () => {
  expect(readInstead([{ from: 'nueral', to: 'neural' }])).toBe('neural. You typed “nueral”.');
  expect(
    readInstead([
      { from: 'nueral', to: 'neural' },
      { from: 'modelz', to: 'models' },
    ]),
  ).toBe('neural and models. You typed “nueral” and “modelz”.');
  const three = ['a', 'b', 'c'].map((from) => ({ from, to: from.toUpperCase() }));
  expect(readInstead(three)).toBe('A, B and C. You typed “a”, “b” and “c”.');
});
