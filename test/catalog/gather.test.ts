import { expect, it } from 'vitest';
import { gatherCatalog } from '../../src/catalog/gather.ts';
import { createBreather } from '../../src/turns/breathe.ts';
import { countTurns } from '../support/turns.ts';

const paper = (id: string, title: string) => ({ id, title, authors: [] });

it('a large catalog is gathered while other events run', async () => {
  const turns = countTurns();
  const papers = Array.from({ length: 500 }, (_, i) => paper(`test:${i}`, `Paper ${i}`));
  let now = 0;
  const catalog = await gatherCatalog(
    papers,
    createBreather(() => now++),
  );
  expect(turns.stop()).toBeGreaterThanOrEqual(20);
  expect(catalog.size).toBe(500);
  expect(catalog.get('test:499')?.title).toBe('Paper 499');
});

it('of two papers with one id the later one stands', async () => {
  const catalog = await gatherCatalog([paper('a:1', 'First'), paper('a:1', 'Second')]);
  expect([...catalog.all()].map(({ title }) => title)).toEqual(['Second']);
});
