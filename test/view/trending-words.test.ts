import { describe, expect, it } from 'vitest';
import type { TrendingNotice } from '../../src/trending/notices.ts';
import type { TrendReason } from '../../src/trending/reasons.ts';
import { reasonWords, trendingNotice } from '../../src/view/trending-words.ts';

const yesterday = { day: '2026-11-19', yesterday: true };
const before = { day: '2026-11-18', yesterday: false };

describe('why a paper trends', () => {
  it.each<[TrendReason[], string]>([
    [[], ''],
    [[{ kind: 'local-votes', votes: 1 }], '1 vote here'],
    [
      [{ kind: 'vote-growth', votes: 1200, since: yesterday }, { kind: 'new' }],
      '+1,200 votes since yesterday · new',
    ],
    [[{ kind: 'star-growth', stars: 200, since: before }], '+200 stars since 2026-11-18'],
    [[{ kind: 'position', position: 2 }], 'no. 2 on Hugging Face'],
    [[{ kind: 'listed', day: 2 }], '2nd day'],
    [[{ kind: 'listed', day: 3 }], '3rd day'],
    [[{ kind: 'listed', day: 7 }], '7th day'],
  ])('%j is said as %s', (reasons, words) => {
    expect(reasonWords(reasons)).toBe(words);
  });
});

describe('what a ranking could not know', () => {
  it.each<[TrendingNotice, string]>([
    [{ kind: 'no-papers' }, 'The catalog holds no papers yet.'],
    [
      { kind: 'none-listed', newestBatch: '2026-11-06' },
      'No paper was listed in this time; the newest batch is of 2026-11-06.',
    ],
    [{ kind: 'none-in-category' }, 'No trending paper is in this category.'],
    [
      { kind: 'old-batch', newestBatch: '2026-11-06' },
      'The newest batch is of 2026-11-06; nothing newer has come since.',
    ],
    [{ kind: 'no-votes' }, 'No votes are known of these papers yet: newest papers first.'],
    [
      { kind: 'no-batches', basis: 'votes' },
      'This catalog has no listing days: ranked by votes, newest first.',
    ],
    [
      { kind: 'no-batches', basis: 'other-signals' },
      'This catalog has no votes or listing days yet: what was voted for here, then the newest papers.',
    ],
    [
      { kind: 'no-batches', basis: 'age' },
      'This catalog has no votes or listing days yet: newest papers first.',
    ],
  ])('%j is said in a sentence', (notice, sentence) => {
    expect(trendingNotice(notice)).toBe(sentence);
  });
});
