import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createRecommendDaily } from '../../src/library/recommend-daily.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { paper } from '../support/papers.ts';

const SAVED = Array.from({ length: 8 }, (_, i) => `s${i}`);

/** Everybody has saved the same eight papers; like each is one of its own. */
function open(
  over: {
    readonly similar?: (ids: string | readonly string[]) => Promise<{ paper: Paper; score: number }[]>;
    readonly savedBy?: (personId: string) => readonly string[];
    readonly papers?: readonly string[];
  } = {},
) {
  let now = new Date('2026-11-20T09:00:00Z');
  const ids = over.papers ?? [...SAVED, ...SAVED.map((id) => `like ${id}`)];
  const papers = ids.map((id) => paper(id));
  let catalog = createCatalog(papers);
  const asked: string[] = [];
  const rests: number[] = [];
  let running = 0;
  let mostAtOnce = 0;
  const recommend = createRecommendDaily({
    library: {
      all: async (personId) =>
        (over.savedBy?.(personId) ?? SAVED).map((id, i) => ({
          paper: paper(id),
          key: id,
          at: new Date(Date.UTC(2026, 0, i + 1)),
        })),
    },
    votes: { ofPerson: async () => [] },
    current: () => ({
      catalog,
      search: {
        async similar(id) {
          asked.push(String(id));
          if (over.similar !== undefined) return over.similar(id);
          mostAtOnce = Math.max(mostAtOnce, ++running);
          await new Promise((done) => setTimeout(done, 5));
          running--;
          return [{ paper: catalog.get(`like ${id}`) ?? paper('none'), score: 0.5 }];
        },
      },
    }),
    clock: () => now,
    sleep: async (ms) => rests.push(ms),
  });
  return {
    asked,
    rests,
    recommend,
    mostAtOnce: () => mostAtOnce,
    onDay: (day: number, ...time: number[]) => {
      now = new Date(Date.UTC(2026, 10, day, ...(time.length === 0 ? [9] : time)));
    },
    renew: () => {
      catalog = createCatalog(papers);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

describe('recommendations for many people at once', () => {
  it('are based on three of their papers a day, rotating through all of them', async () => {
    const { recommend, asked, onDay } = open();
    expect(await recommend('ada', NONE, 3)).toHaveLength(3);
    expect(asked).toHaveLength(3);
    for (let day = 21; day < 29; day++) {
      onDay(day);
      await recommend('ada', NONE, 3);
    }
    expect(new Set(asked)).toEqual(new Set(SAVED));
  });

  it('search once for papers like one that many saved, until the catalog changes', async () => {
    const { recommend, asked, renew } = open();
    await Promise.all(Array.from({ length: 50 }, (_, i) => recommend(`person-${i}`, NONE, 3)));
    expect(asked).toHaveLength(3);
    renew();
    await recommend('ada', NONE, 3);
    expect(asked).toHaveLength(6);
  });

  it('search one at a time, and pause for half as long as each took', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const took = [40, 100, 60];
    const { recommend, rests } = open({
      similar: async () => {
        await Promise.resolve();
        vi.advanceTimersByTime(took.shift() ?? 0);
        return [];
      },
    });
    await recommend('ada', NONE, 3);
    await expect.poll(() => rests).toEqual([20, 50, 30]);
    const { recommend: others, mostAtOnce } = open();
    await Promise.all([others('ada', NONE, 3), others('bela', NONE, 3)]);
    expect(mostAtOnce()).toBe(1);
  });

  it('use the same papers throughout a UTC day', async () => {
    const { recommend, asked, onDay } = open();
    onDay(20, 0);
    await recommend('ada', NONE, 3);
    onDay(20, 23, 59, 59, 999);
    await recommend('ada', NONE, 3);
    expect(asked).toHaveLength(3);
    onDay(21, 0);
    await recommend('ada', NONE, 3);
    expect(asked).toHaveLength(6);
  });

  it.each([1, 2, 3])(
    'use all of %i papers each day, and name the newest if equally similar',
    async (many) => {
      const saved = SAVED.slice(0, many);
      const { recommend, onDay } = open({
        savedBy: () => saved,
        similar: async () => [{ paper: paper('x'), score: 0.5 }],
      });
      for (let day = 20; day < 23; day++) {
        onDay(day);
        const found = await recommend('ada', NONE, 3);
        expect(found.map(({ paper: { id }, like }) => [id, like.id])).toEqual([['x', saved.at(-1)]]);
      }
    },
  );

  it('wrap around to the first papers on the day that reaches the last', async () => {
    const { recommend, onDay } = open({ similar: async () => [{ paper: paper('x'), score: 0.5 }] });
    const likeOn = async (day: number) => {
      onDay(day);
      return (await recommend('ada', NONE, 3)).map(({ like }) => like.id);
    };
    const liked = [];
    for (let day = 20; day < 28; day++) liked.push(...(await likeOn(day)));
    // On the second, fifth and eighth of these days the last two of the eight come together with the newest.
    expect(liked).toEqual(['s4', 's7', 's6', 's3', 's7', 's5', 's2', 's7']);
  });

  it('cache similar papers for five thousand papers, and no more', async () => {
    const ids = Array.from({ length: 5_002 }, (_, i) => `p${i}`);
    const { recommend, asked } = open({
      papers: ids,
      savedBy: (personId) => [personId],
      similar: async () => [],
    });
    const recommendTo = async (people: readonly string[]) => {
      for (const id of people) await recommend(id, NONE, 1);
    };
    await recommendTo(ids.slice(0, 5_000));
    await recommendTo(['p0']);
    expect(asked).toHaveLength(5_000);
    await recommendTo(['p5000', 'p5001', 'p0', 'p1']);
    expect(asked.slice(5_000)).toEqual(['p5000', 'p5001', 'p1']);
  });

  it('leave out what someone was already shown, and what they have', async () => {
    const { recommend } = open();
    const [first, ...others] = await recommend('ada', NONE, 3);
    const again = await recommend('ada', new Set([first?.paper.id ?? '']), 3);
    expect(again.map(({ paper: { id } }) => id)).toEqual(others.map(({ paper: { id } }) => id));
    expect(await recommend('ada', new Set(['another']), 1)).toEqual([first]);
  });

  it('are searched again if a search failed', async () => {
    const { recommend, asked } = open({ similar: () => Promise.reject(new Error('ended')) });
    await expect(recommend('ada', NONE, 3)).rejects.toThrow('ended');
    await expect(recommend('ada', NONE, 3)).rejects.toThrow('ended');
    expect(asked.filter((id) => id === asked[0])).toHaveLength(2);
  });
});
