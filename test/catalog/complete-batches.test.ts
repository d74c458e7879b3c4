import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createCompleteBatches } from '../../src/catalog/complete-batches.ts';
import { EMPTY_STATE, openBatch, withBatchCount } from '../../src/catalog/refresh/state.ts';
import { markWithdrawn } from '../../src/catalog/withdrawn.ts';

const catalog = createCatalog([
  { id: 'a:1', title: 'Yesterday', authors: [], listedOn: '2026-08-19' },
  { id: 'a:2', title: 'Today', authors: [], listedOn: '2026-08-20' },
  { id: 'a:3', title: 'Any day', authors: [] },
]);
const now = new Date('2026-08-20T15:00:00Z');
const read = (papers: number) => withBatchCount(EMPTY_STATE, '2026-08-20', { at: now.toISOString(), papers });

it('holds back a young batch, and nothing else', () => {
  const view = createCompleteBatches();
  const shown = view(catalog, openBatch(read(1), now));
  expect([...shown.all()].map(({ id }) => id)).toEqual(['a:1', 'a:3']);
  expect(shown.size).toBe(2);
  expect([shown.get('a:2'), shown.get('a:3')?.title]).toEqual([undefined, 'Any day']);
  expect(shown.ofDay('2026-08-20')).toEqual([]);
  expect(shown.newestBatchDay('2026-08-20')).toBe('2026-08-19');
  expect(view(catalog, '2026-08-20')).toBe(shown);
});

it('holds back a withdrawn paper', () => {
  const [first, ...rest] = catalog.all();
  if (first === undefined) throw new Error('no paper');
  const view = createCompleteBatches()(
    createCatalog([markWithdrawn(first, '2026-08-20'), ...rest]),
    undefined,
  );
  expect([...view.all()].map(({ id }) => id)).toEqual(['a:2', 'a:3']);
  expect(view.size).toBe(2);
});

it('shows everything once the batch is complete, or if none was ever read', () => {
  const view = createCompleteBatches();
  expect(view(catalog, openBatch(read(12), now))).toBe(catalog);
  expect(view(catalog, openBatch(EMPTY_STATE, now))).toBe(catalog);
});
