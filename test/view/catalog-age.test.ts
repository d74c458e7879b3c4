import { expect, it } from 'vitest';
import { catalogAge } from '../../src/view/catalog-age.ts';

const now = new Date('2026-08-20T15:00:00Z');
const fresh = { isStale: false, nextBatch: { at: now, day: '2026-08-21' }, sources: [] };
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

it('says how old a stale catalog is, and nothing about a fresh one', () => {
  expect(catalogAge({ ...fresh, refreshedAt: ago(24) }, now)).toBeUndefined();
  expect(catalogAge({ ...fresh, isStale: true }, now)).toBeUndefined();
  const line = (hours: number) => catalogAge({ ...fresh, isStale: true, refreshedAt: ago(hours) }, now);
  expect(line(25)).toBe('My catalog was last updated a day ago.');
  expect(line(80)).toBe('My catalog was last updated 3 days ago.');
});
