import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { buildIndexHere } from '../../../src/search/engine.ts';
import { createAgreement } from '../../../src/search/rank/agreement.ts';

const titles = [
  'Sailing in Fog',
  'Sailing, Sailing at Night',
  'Fog Horns',
  'Night Trains',
  'Boats',
  'Ropes',
  'Harbours',
  'Docks',
];
const papers = titles.map((title, i) => ({ id: `test:${i}`, title, authors: [] }));
const agreementOf = createAgreement(buildIndexHere({ catalog: createCatalog(papers) }));

it('is the mean gain of a title’s words over chance, counting each word once per text and ignoring the paper itself', () => {
  const agreement = agreementOf([0, 1, 4]);
  // One of the two others mentions sailing, as do two of eight papers; none mentions fog.
  expect(agreement(0)).toBeCloseTo((0.5 * Math.log((0.5 * 8) / 2)) / 2, 10);
  // One of all three mentions fog, none horns.
  expect(agreement(2)).toBeCloseTo(((1 / 3) * Math.log(((1 / 3) * 8) / 2)) / 2, 10);
});

it('is nothing without papers, or if the paper is the only one', () => {
  expect(agreementOf([])(0)).toBe(0);
  expect(agreementOf([0])(0)).toBe(0);
});
