import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { awaitedCategories } from '../../../src/catalog/refresh/awaited-categories.ts';
import type { RefreshState } from '../../../src/catalog/refresh/state.ts';
import type { Paper } from '../../../src/paper/paper.ts';

const now = new Date('2026-11-20T15:00:00Z');
const listed = (id: string, more: Partial<Paper> = {}): Paper => ({
  id,
  title: id,
  authors: [],
  listedOn: '2026-11-20',
  ...more,
});
const bare = listed('2611.00001');
const counted: RefreshState = {
  batchCounts: { '2026-11-20': [{ at: '2026-11-20T14:17:00.000Z', papers: 12 }] },
  sources: { arxiv: { lastSuccess: '2026-11-20T13:17:30.000Z' } },
};
const awaited = (papers: readonly Paper[], state: RefreshState = counted) =>
  awaitedCategories(createCatalog(papers), state, ['arxiv'], now);

describe('a batch', () => {
  it('is held back while a paper in it has no category and arXiv has not been asked', () => {
    expect(awaited([bare])).toBe('2026-11-20');
    expect(awaited([bare], { ...counted, sources: {} })).toBe('2026-11-20');
  });

  it('is not held back once arXiv answered, or failed', () => {
    const at = '2026-11-20T14:17:09.000Z';
    expect(awaited([bare], { ...counted, sources: { arxiv: { lastSuccess: at } } })).toBeUndefined();
    const failed = { lastSuccess: '2026-11-20T13:17:30.000Z', lastError: { at, message: 'It is away.' } };
    expect(awaited([bare], { ...counted, sources: { arxiv: failed } })).toBeUndefined();
  });

  it('is not held back for papers whose categories are known or unknowable, or for other days', () => {
    expect(awaited([listed('2611.00001', { categories: ['cs.CL'] })])).toBeUndefined();
    expect(awaited([listed('acl:N19-1423')])).toBeUndefined();
    expect(awaited([listed('2611.00001', { listedOn: '2026-11-19' })])).toBeUndefined();
    expect(awaited([bare], { ...counted, rejected: { '2611.00001': '2026-11-20' } })).toBeUndefined();
  });

  it('is not held back if no source was ever read, or none looks up papers', () => {
    expect(awaited([bare], { batchCounts: {}, sources: {} })).toBeUndefined();
    expect(awaitedCategories(createCatalog([bare]), counted, [], now)).toBeUndefined();
  });
});
