import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { paper } from '../../support/papers.ts';

const TITLES = [
  'Finding a Protein',
  'The Cast of Plays',
  'Translation of Songs',
  'A Robot at Rest',
  'Mountain Cures',
];

function titleOf(i: number): string {
  if (i % 25 === 1) return `Acts of Wind ${i}`;
  return i % 20 === 0 ? (TITLES[(i / 20) % 5] ?? '') : `Task ${i}`;
}

/** A catalog of this many papers: tasks, a few acts, and each title once in a hundred. */
function engineOf(papers: number) {
  const all = Array.from({ length: papers }, (_, i) => paper(`p${i}`, { title: titleOf(i), authors: [] }));
  return createSearchEngine({ catalog: createCatalog(all) });
}
const small = engineOf(200);
const large = engineOf(2_000);

const corrected = async (engine: typeof small, query: string) =>
  (await engine.find({ query })).corrections.map(({ to }) => to).join(' ');

it.each([
  ['protein folding', 'finding', 'two letters of a shorter word are other ones'],
  ['robot pfinding', 'finding', 'a letter is missing at the beginning'],
  ['cats robot', 'cast', 'a short word isn’t that of many papers'],
])(
  '%s isn’t read as %s in a small catalog, where most unknown words are on something else: %s',
  async (query, to) => {
    expect(await corrected(small, query)).toBe('');
    expect(await corrected(large, query)).toBe(to);
  },
);

it.each([
  ['protien', 'protein'],
  ['robot findign', 'finding'],
  ['robot fnding', 'finding'],
  ['robot taks', 'task'],
  ['tranzlotion', 'translation'],
  ['robot moontein', 'mountain'],
  ['ranslation', 'translation'],
])('but likely mistakes are corrected there, too: %s', async (query, to) => {
  expect(await corrected(small, query)).toBe(to);
});
