import { expect, it } from 'vitest';
import { gatherCatalog } from '../../src/catalog/slices.ts';

const paper = (id: string, title: string) => ({ id, title, authors: [] });

it('a large catalog is gathered while other events run', async () => {
  let events = 0;
  const event = () => {
    events++;
    waiting = setImmediate(event);
  };
  let waiting = setImmediate(event);
  const papers = Array.from({ length: 5_000 }, (_, i) => paper(`test:${i}`, `Paper ${i}`));
  const catalog = await gatherCatalog(papers);
  clearImmediate(waiting);
  expect(events).toBeGreaterThanOrEqual(4);
  expect(catalog.size).toBe(5_000);
  expect(catalog.get('test:4999')?.title).toBe('Paper 4999');
});

it('of two papers with one id the later one stands', async () => {
  const catalog = await gatherCatalog([paper('a:1', 'First'), paper('a:1', 'Second')]);
  expect([...catalog.all()].map(({ title }) => title)).toEqual(['Second']);
});
