import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createRecommendDaily } from '../../src/library/recommend-daily.ts';
import { paper } from '../support/papers.ts';

const SAVED = Array.from({ length: 8 }, (_, i) => `s${i}`);

/** Everybody has saved the same eight papers; like each is one of its own. */
function open(over: { readonly similar?: () => Promise<never> } = {}) {
  let now = new Date('2026-11-20T09:00:00Z');
  const papers = [...SAVED, ...SAVED.map((id) => `like ${id}`)].map((id) => paper(id));
  let catalog = createCatalog(papers);
  const asked: string[] = [];
  const rests: number[] = [];
  let running = 0;
  let mostAtOnce = 0;
  const recommend = createRecommendDaily({
    library: {
      all: async () =>
        SAVED.map((id, i) => ({ paper: paper(id), key: id, at: new Date(Date.UTC(2026, 0, i + 1)) })),
    },
    votes: { ofPerson: async () => [] },
    current: () => ({
      catalog,
      search: {
        async similar(id) {
          asked.push(String(id));
          if (over.similar !== undefined) return over.similar();
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
    onDay: (day: number) => {
      now = new Date(Date.UTC(2026, 10, day, 9));
    },
    renew: () => {
      catalog = createCatalog(papers);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

describe('recommendations for many people at once', () => {
  it('go by three papers of theirs a day, and come round all of them', async () => {
    const { recommend, asked, onDay } = open();
    expect(await recommend('ada', NONE, 3)).toHaveLength(3);
    expect(asked).toHaveLength(3);
    for (let day = 21; day < 29; day++) {
      onDay(day);
      await recommend('ada', NONE, 3);
    }
    expect(new Set(asked)).toEqual(new Set(SAVED));
  });

  it('look once for what is like a paper that many saved, until the catalog changes', async () => {
    const { recommend, asked, renew } = open();
    await Promise.all(Array.from({ length: 50 }, (_, i) => recommend(`person-${i}`, NONE, 3)));
    expect(asked).toHaveLength(3);
    renew();
    await recommend('ada', NONE, 3);
    expect(asked).toHaveLength(6);
  });

  it('search one after the other, and rest in between', async () => {
    const { recommend, rests, mostAtOnce } = open();
    await recommend('ada', NONE, 3);
    await new Promise((done) => setTimeout(done, 20));
    expect(mostAtOnce()).toBe(1);
    expect(rests).toHaveLength(3);
    for (const ms of rests) expect(ms).toBeGreaterThan(0);
  });

  it('leave out what somebody was told of, and what they have', async () => {
    const { recommend } = open();
    const [first, ...others] = await recommend('ada', NONE, 3);
    const again = await recommend('ada', new Set([first?.paper.id ?? '']), 3);
    expect(again.map(({ paper: { id } }) => id)).toEqual(others.map(({ paper: { id } }) => id));
  });

  it('are looked for again where a search failed', async () => {
    const { recommend, asked } = open({ similar: () => Promise.reject(new Error('ended')) });
    await expect(recommend('ada', NONE, 3)).rejects.toThrow('ended');
    await expect(recommend('ada', NONE, 3)).rejects.toThrow('ended');
    expect(asked.filter((id) => id === asked[0])).toHaveLength(2);
  });
});
