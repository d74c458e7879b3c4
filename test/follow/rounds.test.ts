import { expect, it } from 'vitest';
import type { Follow } from '../../src/follow/follow.ts';
import { createRounds } from '../../src/follow/rounds.ts';
import { NO_ACRONYMS } from '../../src/search/match/acronyms.ts';
import { paper } from '../support/papers.ts';

const since = new Date('2026-11-01T00:00:00Z');
const papers = ['kites', 'letters', 'kites and letters'].map((title, i) => paper(`p${i}`, { title }));

function follow(personId: string, value: string, over: Partial<Follow> = {}): Follow {
  return { id: `${personId} ${value}`, personId, kind: 'words', value, since, ...over };
}

/** Rounds over a store that counts how often it is read. */
function rounds(all: Follow[]) {
  let now = new Date('2026-11-20T09:00:00Z');
  let reads = 0;
  const find = createRounds({
    follows: {
      async *all(limit) {
        reads++;
        for (let at = 0; at < all.length; at += limit) yield all.slice(at, at + limit);
      },
    },
    acronyms: async () => NO_ACRONYMS,
    clock: () => now,
  });
  return {
    async titles(personId: string, held = papers) {
      const own = all.filter((one) => one.personId === personId);
      const found = await find(personId, own, held);
      return found.map(({ paper: { title }, follows }) => [title, ...follows.map(({ value }) => value)]);
    },
    later: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    now: () => now,
    reads: () => reads,
  };
}

it('finds each paper once with every follow it matches, reading the follows once for all who ask', async () => {
  const { titles, reads } = rounds([
    follow('ada', 'kites'),
    follow('ada', 'letters'),
    follow('bela', 'letter'),
  ]);
  const [ada, bela, carl] = await Promise.all([titles('ada'), titles('bela'), titles('carl')]);
  expect(ada).toEqual([
    ['kites', 'kites'],
    ['letters', 'letters'],
    ['kites and letters', 'kites', 'letters'],
  ]);
  expect(bela).toEqual([
    ['letters', 'letter'],
    ['kites and letters', 'letter'],
  ]);
  expect(carl).toEqual([]);
  expect(reads()).toBe(1);
});

it('finds what was followed, what came and what was unfollowed since', async () => {
  const all = [follow('ada', 'kites')];
  const { titles, later, now, reads } = rounds(all);
  await titles('ada');
  later(10);
  all.push(follow('ada', 'zeppelins', { since: now() }));
  const more = [...papers, paper('p9', { title: 'zeppelins' }), paper('p8', { title: 'kites again' })];
  expect((await titles('ada', more)).map(([title]) => title)).toEqual([
    'kites',
    'kites and letters',
    'zeppelins',
    'kites again',
  ]);
  all.shift();
  expect(await titles('ada', more)).toEqual([['zeppelins', 'zeppelins']]);
  expect(reads()).toBe(1);
  later(40);
  expect(await titles('ada', more)).toEqual([['zeppelins', 'zeppelins']]);
  expect(reads()).toBe(2);
});

it('recovers after the store was away', async () => {
  let isAway = true;
  const find = createRounds({
    follows: {
      async *all() {
        if (isAway) throw new Error('the store is away');
        yield [follow('ada', 'kites')];
      },
    },
    acronyms: async () => NO_ACRONYMS,
    clock: () => since,
  });
  await expect(find('ada', [follow('ada', 'kites')], papers)).rejects.toThrow('away');
  isAway = false;
  expect(await find('ada', [follow('ada', 'kites')], papers)).toHaveLength(2);
});
