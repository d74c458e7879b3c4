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
  // Of the two others one speaks of sailing, as two of eight papers do, none of fog.
  expect(agreement(0)).toBeCloseTo((0.5 * Math.log((0.5 * 8) / 2)) / 2, 10);
  // Of all three one speaks of fog, none of horns.
  expect(agreement(2)).toBeCloseTo(((1 / 3) * Math.log(((1 / 3) * 8) / 2)) / 2, 10);
});

it('is nothing without papers, or if the paper is the only one', () => {
  expect(agreementOf([])(0)).toBe(0);
  expect(agreementOf([0])(0)).toBe(0);
});
