import { expect, it } from 'vitest';
import { createComposeFollowNews, inOrder } from '../../src/follow/compose.ts';
import type { Follow } from '../../src/follow/follow.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { NOTHING_CONSIDERED } from '../support/digest.ts';
import { paper } from '../support/papers.ts';

const now = new Date('2026-11-20T09:00:05Z');
const since = new Date('2026-11-01T00:00:00Z');
const [a, b, c] = ['a', 'b', 'c'].map(
  (id): Follow => ({ id, personId: '1', kind: 'words', value: id, since }),
);

/** Composes for people who follow `a`, to whom these papers are new and all of them match. */
async function composed(papers: readonly Paper[], recommends = true, people = 1, at = now) {
  const asked: string[][] = [];
  let atOnce = 0;
  const compose = createComposeFollowNews({
    follows: { of: async () => (a === undefined ? [] : [a]) },
    followSettings: {
      of: async () => ({ time: '09:00', timezone: 'UTC', days: 'daily', recommendations: recommends }),
    },
    whatsNew: async () => ({ papers, content: { batchDay: '2026-11-19', considered: NOTHING_CONSIDERED } }),
    findMatches: async (_, own, found) => found.map((one) => ({ paper: one, follows: own })),
    toldTo: async () => ['told before'],
    recommend: async (_, not, limit) => {
      expect(limit).toBe(3);
      asked.push([...not]);
      atOnce++;
      await Promise.resolve();
      expect(atOnce).toBe(1);
      atOnce--;
      return [{ paper: paper('recommended'), like: paper('liked'), because: 'saved' }];
    },
  });
  const recipient = { kind: 'person', userId: '1' } as const;
  const subscription = { id: 'person:1', recipient, time: '09:00', timezone: 'UTC', days: 'daily', since };
  const delivery = { id: 'd', period: '2026-11-20' };
  const all = Array.from({ length: people }, () => compose(subscription as never, delivery as never, at));
  const [news] = await Promise.all(all);
  if (news === undefined) throw new Error('nothing was composed');
  return { news, asked };
}

const many = Array.from({ length: 18 }, (_, i) =>
  paper(`p${String(i).padStart(2, '0')}`, { upvotes: 99 - i }),
);

it('keeps in the ledger what the message shows before what its pages show', async () => {
  const { news } = await composed(many);
  const ids = news.content.papers.map(({ id }) => id);
  expect(ids.slice(0, 15)).toEqual(many.slice(0, 15).map(({ id }) => id));
  expect(ids.slice(15)).toEqual(['recommended', 'p15', 'p16', 'p17']);
  expect(news.digest.nextAt).toEqual(new Date('2026-11-21T09:00:00Z'));
  expect(news.quiet).toBeUndefined();
});

it('holds 300 papers at most, as many votes as each has, and is not due twice a day', async () => {
  const everything = Array.from({ length: 301 }, (_, i) => paper(`q${i}`));
  const { news } = await composed(everything, true, 1, new Date('2026-11-20T08:59:00Z'));
  expect([news.digest.matches.length, news.content.papers.length]).toEqual([300, 301]);
  expect(news.content.papers[0]).toEqual({ id: 'q0', upvotes: 0 });
  expect(news.digest.nextAt).toEqual(new Date('2026-11-21T09:00:00Z'));
});

it('recommends nothing it has shown, and nothing at all if turned off', async () => {
  const { asked } = await composed(many.slice(0, 1));
  expect(asked).toEqual([['told before', 'p00']]);
  const without = await composed(many, false);
  expect([without.asked, without.news.digest.recommended]).toEqual([[], []]);
});

it('asks for recommendations one person at a time, since they take searches', async () => {
  expect((await composed(many, true, 3)).asked).toHaveLength(3);
});

it('is quiet when nothing matches, whatever could be recommended', async () => {
  const { news, asked } = await composed([]);
  expect(news.quiet).toEqual({ kind: 'none-fits', papers: 0 });
  expect([asked, news.content.papers]).toEqual([[], []]);
});

it('sorts by most matches, then most votes, then newest', () => {
  if (a === undefined || b === undefined || c === undefined) throw new Error('no follows');
  const match = (id: string, follows: readonly Follow[], over: Partial<Paper> = {}) => ({
    paper: paper(id, over),
    follows,
  });
  const ordered = inOrder(
    [
      match('old', [a], { listedOn: '2026-11-18' }),
      match('undated b', [b]),
      match('undated a', [a]),
      match('new', [b], { listedOn: '2026-11-19' }),
      match('older', [b], { listedOn: '2026-11-17' }),
      match('voted', [b], { upvotes: 3 }),
      match('all', [c, b, a]),
    ],
    [a, b, c],
  );
  expect(ordered.map(({ paper: { id } }) => id)).toEqual([
    'all',
    'voted',
    'new',
    'old',
    'older',
    'undated a',
    'undated b',
  ]);
  expect(ordered[0]?.follows).toEqual([a, b, c]);
});
