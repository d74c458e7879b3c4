import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { EMPTY_STATE, openBatch, withBatchCount } from '../../src/catalog/refresh/state.ts';
import { createSettledView } from '../../src/catalog/settled.ts';
import { markWithdrawn } from '../../src/catalog/withdrawn.ts';

const catalog = createCatalog([
  { id: 'a:1', title: 'Yesterday', authors: [], listedOn: '2026-08-19' },
  { id: 'a:2', title: 'Today', authors: [], listedOn: '2026-08-20' },
  { id: 'a:3', title: 'Any day', authors: [] },
]);
const now = new Date('2026-08-20T15:00:00Z');
const read = (papers: number) => withBatchCount(EMPTY_STATE, '2026-08-20', { at: now.toISOString(), papers });

it('holds back a young batch, and nothing else', () => {
  const view = createSettledView();
  const settled = view(catalog, openBatch(read(1), now));
  expect(settled.all().map(({ id }) => id)).toEqual(['a:1', 'a:3']);
  expect(settled.size).toBe(2);
  expect([settled.get('a:2'), settled.get('a:3')?.title]).toEqual([undefined, 'Any day']);
  expect(settled.ofDay('2026-08-20')).toEqual([]);
  expect(settled.newestListing).toBe('2026-08-19');
  expect(view(catalog, '2026-08-20')).toBe(settled);
});

it('holds back a paper that was withdrawn', () => {
  const [first, ...rest] = catalog.all();
  if (first === undefined) throw new Error('no paper');
  const view = createSettledView()(createCatalog([markWithdrawn(first, '2026-08-20'), ...rest]), undefined);
  expect(view.all().map(({ id }) => id)).toEqual(['a:2', 'a:3']);
  expect(view.size).toBe(2);
});

it('shows everything once the batch has settled, or when none was ever read', () => {
  const view = createSettledView();
  expect(view(catalog, openBatch(read(12), now))).toBe(catalog);
  expect(view(catalog, openBatch(EMPTY_STATE, now))).toBe(catalog);
});
