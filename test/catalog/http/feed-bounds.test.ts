import { expect, it } from 'vitest';
import { rejectHostileFeed } from '../../../src/catalog/http/feed-bounds.ts';
import { arxivEntry, arxivFeed } from '../../support/arxiv.ts';

it('accepts a real feed, and refuses one that no service sends', () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, i) => arxivEntry(`2611.${10_000 + i}`));
  expect(() => rejectHostileFeed(arxivFeed(...entries(2000)))).not.toThrow();
  expect(() => rejectHostileFeed(arxivFeed(...entries(5001)))).toThrow('more than 5000 entries');
  const deep = `<feed>${'<a>'.repeat(1e6)}${'</a>'.repeat(1e6)}</feed>`;
  expect(() => rejectHostileFeed(deep)).toThrow('nested too deeply');
  expect(() => rejectHostileFeed('<'.repeat(4e6))).not.toThrow();
  expect(() => rejectHostileFeed(`${'<'.repeat(4e6)}>`)).not.toThrow();
});
