import { expect, it } from 'vitest';
import type { CardBoard, FeaturedCard } from '../../src/featured/card-board.ts';
import { clearCard, showCard } from '../../src/featured/cards.ts';
import type { CardPlace, FeaturedPaper } from '../../src/featured/featured.ts';

type Answers = {
  [Act in keyof CardBoard]?: Awaited<ReturnType<CardBoard[Act]>>;
};

const UNTIL = new Date('2026-11-27T08:00:00Z');
const TOO_MANY = { problem: { kind: 'too-many-pins' } } as const;
const one: FeaturedPaper = { id: 'f', guildId: 'g', paperId: 'p', by: 'ada', at: UNTIL, until: UNTIL };
const shown: CardPlace = { channelId: 'old', messageId: 'm1' };
const posted: CardPlace = { channelId: 'papers', messageId: 'm2' };

/** What is done to cards by a board that answers so, in its order. */
function open(answers: Answers = {}) {
  const done: unknown[] = [];
  const noted: unknown[] = [];
  const parts = {
    board: {
      post: async (channelId: string, card: FeaturedCard) => {
        done.push(['post', channelId, card]);
        return answers.post ?? { messageId: 'm2' };
      },
      redraw: async (place: CardPlace, card: FeaturedCard) => {
        done.push(['redraw', place, card]);
        return answers.redraw ?? 'redrawn';
      },
      pin: async (place: CardPlace) => {
        done.push(['pin', place, noted.length]);
        return answers.pin ?? 'pinned';
      },
      unpin: async (place: CardPlace) => {
        done.push(['unpin', place]);
        return answers.unpin ?? 'unpinned';
      },
    },
    featured: { setCard: async (id: string, card: CardPlace | undefined) => void noted.push([id, card]) },
    votes: {
      counts: async (guildId: string, { paperIds = [] }: { readonly paperIds?: readonly string[] }) =>
        new Map(guildId === 'g' && paperIds.includes('p') ? [['p', 3]] : []),
    },
  };
  return {
    done,
    noted,
    show: (over: Partial<FeaturedPaper> = {}) => showCard(parts, 'papers', { ...one, ...over }),
    clear: (over: Partial<FeaturedPaper> = {}) => clearCard(parts, { ...one, ...over }),
  };
}

const card = { paperId: 'p', votes: 3, featured: { until: UNTIL } };

it('is posted, recorded and then pinned if there was none', async () => {
  const { show, done, noted } = open();
  expect(await show()).toEqual({ kind: 'pinned', channelId: 'papers', isNew: true });
  expect(done).toEqual([
    ['post', 'papers', card],
    ['pin', posted, 1],
  ]);
  expect(noted).toEqual([['f', posted]]);
});

it('is redrawn in place, with its note, and pinned again', async () => {
  const { show, done, noted } = open();
  expect(await show({ card: shown, note: 'Read this' })).toEqual({
    kind: 'pinned',
    channelId: 'old',
    isNew: false,
  });
  expect(done).toEqual([
    ['redraw', shown, { ...card, featured: { until: UNTIL, note: 'Read this' } }],
    ['pin', shown, 0],
  ]);
  expect(noted).toEqual([]);
  expect(await open({ redraw: 'later' }).show({ card: shown })).toMatchObject({
    kind: 'pinned',
    stale: true,
  });
  expect(await open({ redraw: TOO_MANY }).show({ card: shown })).toMatchObject({ stale: true });
});

it('is posted again if it was deleted, whoever noticed first', async () => {
  const gone = open({ redraw: 'gone' });
  expect(await gone.show({ card: shown })).toEqual({ kind: 'pinned', channelId: 'papers', isNew: true });
  expect(gone.done.map((act) => Array.isArray(act) && act[0])).toEqual(['redraw', 'post', 'pin']);
  const late = open({ pin: 'gone' });
  expect(await late.show({ card: shown })).toEqual({ kind: 'vanished' });
  expect(late.noted).toEqual([['f', posted]]);
});

it('that cannot be pinned or posted says why', async () => {
  const problem = { kind: 'too-many-pins' };
  const not = { kind: 'not-pinned', problem };
  expect(await open({ pin: TOO_MANY }).show({ card: shown })).toEqual({
    ...not,
    channelId: 'old',
    isNew: false,
  });
  expect(await open({ pin: TOO_MANY }).show()).toEqual({ ...not, channelId: 'papers', isNew: true });
  const unposted = open({ post: TOO_MANY });
  expect(await unposted.show()).toEqual({ kind: 'not-posted', problem });
  expect([unposted.noted, unposted.done.length]).toEqual([[], 1]);
});

it('loses its mark, its pin and its record once it ends, unless that must be retried', async () => {
  const over = { card: shown, ended: { kind: 'expired', at: UNTIL } } as const;
  const { clear, done, noted } = open();
  expect(await clear(over)).toBe('unpinned');
  expect(done).toEqual([
    ['redraw', shown, { paperId: 'p', votes: 3 }],
    ['unpin', shown],
  ]);
  expect(noted).toEqual([['f', undefined]]);
  expect(await open({ unpin: 'left' }).clear(over)).toBe('left');
  for (const answers of [{ redraw: 'later' }, { unpin: 'later' }] as const) {
    const later = open(answers);
    expect([await later.clear(over), later.noted]).toEqual(['later', []]);
  }
  expect(await open({ redraw: 'gone' }).clear(over)).toBe('unpinned');
  const none = open();
  expect([await none.clear(), none.done]).toEqual([undefined, []]);
});

it('shows no votes if nobody voted', async () => {
  const { show, done } = open();
  await show({ guildId: 'other' });
  expect(done[0]).toEqual(['post', 'papers', { ...card, votes: 0 }]);
});
