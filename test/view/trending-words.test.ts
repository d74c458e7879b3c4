import { describe, expect, it } from 'vitest';
import type { TrendingNotice } from '../../src/trending/notices.ts';
import type { TrendReason } from '../../src/trending/reasons.ts';
import { reasonWords, trendingNotice } from '../../src/view/trending-words.ts';

const yesterday = { day: '2026-11-19', yesterday: true };
const before = { day: '2026-11-18', yesterday: false };

describe('why a paper is trending', () => {
  it.each<[TrendReason[], string]>([
    [[], ''],
    [[{ kind: 'local-votes', votes: 1 }], '1 vote here'],
    [
      [{ kind: 'vote-growth', votes: 1200, since: yesterday }, { kind: 'new' }],
      '+1,200 votes since yesterday · new',
    ],
    [[{ kind: 'star-growth', stars: 200, since: before }], '+200 stars since 18 November 2026'],
    [[{ kind: 'position', position: 2 }], '#2 on Hugging Face'],
    [[{ kind: 'listed', day: 2 }], '2nd day'],
    [[{ kind: 'listed', day: 3 }], '3rd day'],
    [[{ kind: 'listed', day: 7 }], '7th day'],
  ])('%j becomes %s', (reasons, words) => {
    expect(reasonWords(reasons)).toBe(words);
  });
});

describe('what a ranking could not know', () => {
  it.each<[TrendingNotice, string]>([
    [{ kind: 'no-papers' }, 'The catalog is empty.'],
    [
      { kind: 'none-listed', newestBatch: '2026-11-06' },
      'No papers were listed in this time. Latest papers are from 6 November 2026.',
    ],
    [{ kind: 'none-in-category' }, 'No trending papers in this category.'],
    [{ kind: 'old-batch', newestBatch: '2026-11-06' }, 'Latest papers are from 6 November 2026.'],
    [{ kind: 'no-votes' }, 'No votes on these yet. Showing the newest papers.'],
    [{ kind: 'no-batches', basis: 'votes' }, 'No trending data yet. Showing the papers with the most votes.'],
    [
      { kind: 'no-batches', basis: 'other-signals' },
      "No trending data yet. Showing this server's upvotes, then the newest papers.",
    ],
    [{ kind: 'no-batches', basis: 'age' }, 'No trending data yet. Showing the newest papers.'],
  ])('%j has its sentence', (notice, sentence) => {
    expect(trendingNotice(notice)).toBe(sentence);
  });
});
