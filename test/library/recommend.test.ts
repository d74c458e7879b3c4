import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { markWithdrawn } from '../../src/catalog/withdrawn.ts';
import { recommendFor } from '../../src/library/recommend.ts';
import { createSearchEngine } from '../../src/search/engine.ts';
import { bundledCatalog } from '../search/bundled.ts';
import { paper } from '../support/papers.ts';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));

/** @param like by id of a paper, those like it with their scores. */
function parts(given: {
  readonly saved?: readonly (readonly [id: string, day: number])[];
  readonly upvoted?: readonly (readonly [id: string, day: number])[];
  readonly papers: Parameters<typeof createCatalog>[0];
  readonly like: Readonly<Record<string, readonly (readonly [id: string, score: number])[]>>;
}) {
  const catalog = createCatalog(given.papers);
  const asked: string[] = [];
  return {
    asked,
    catalog,
    library: {
      all: async () => (given.saved ?? []).map(([id, day]) => ({ paper: paper(id), key: id, at: at(day) })),
    },
    votes: {
      ofPerson: async () => (given.upvoted ?? []).map(([paperId, day]) => ({ paperId, at: at(day) })),
    },
    search: {
      similar: async (id: string | readonly string[], most: number) => {
        expect(most).toBe(15);
        asked.push(String(id));
        return (given.like[String(id)] ?? []).flatMap(([other, score]) => {
          const found = catalog.get(other);
          return found === undefined ? [] : [{ paper: found, score }];
        });
      },
    },
  };
}

const told = (papers: Awaited<ReturnType<typeof recommendFor>>['papers']) =>
  papers.map(({ paper, like, because }) => `${paper.id} like ${like.id} ${because}`);

describe('recommendations', () => {
  it('are empty with nothing to go by', async () => {
    expect(await recommendFor(parts({ papers: [], like: {} }), 'ada', 5)).toEqual({ liked: 0, papers: [] });
  });

  it('say which of their papers each is most like, saved before upvoted, and never include those', async () => {
    const given = parts({
      papers: ['a', 'b', 'c', 'x', 'y', 'z'].map((id) => paper(id, { published: '2024' })),
      saved: [['a', 1]],
      upvoted: [
        ['a', 9],
        ['b', 2],
      ],
      like: {
        a: [
          ['x', 0.5],
          ['b', 0.4],
          ['y', 0.1],
        ],
        b: [
          ['y', 0.3],
          ['a', 0.4],
        ],
      },
    });
    const { liked, papers } = await recommendFor(given, 'ada', 5);
    expect(liked).toBe(2);
    expect(told(papers)).toEqual(['x like a saved', 'y like b upvoted']);
  });

  it('rank papers like several above those as like one, and newer ones first among equals', async () => {
    const given = parts({
      papers: [
        ...['a', 'b'].map((id) => paper(id)),
        paper('one', { published: '2025-01-01' }),
        paper('both', { published: '2020-01-01' }),
        paper('old', { published: '2021-01-01' }),
        paper('new', { published: '2025-06-01' }),
      ],
      saved: [
        ['a', 1],
        ['b', 2],
      ],
      like: {
        a: [
          ['one', 0.4],
          ['both', 0.4],
          ['old', 0.101],
          ['new', 0.1],
        ],
        b: [['both', 0.4]],
      },
    });
    const { papers } = await recommendFor(given, 'ada', 5);
    expect(papers.map(({ paper }) => paper.id)).toEqual(['both', 'one', 'new', 'old']);
  });

  it('treat scores within a tenth of the best as equal, and name the newest equally similar paper of theirs', async () => {
    const given = parts({
      papers: [
        ...['a', 'b'].map((id) => paper(id)),
        paper('best', { published: '2020-01-01' }),
        paper('near', { published: '2025-01-01' }),
      ],
      saved: [
        ['a', 1],
        ['b', 2],
      ],
      like: {
        a: [['near', 0.52]],
        b: [
          ['best', 0.8],
          ['near', 0.52],
        ],
      },
    });
    // Like both by 0.52, it is like them by 0.77 together.
    const { papers } = await recommendFor(given, 'ada', 5);
    expect(told(papers)).toEqual(['near like b saved', 'best like b saved']);
  });

  it('are sorted by likeness to all of theirs together, in tenths of the best, then by date', async () => {
    const years = { best: 2020, apart: 2019, old: 2021, new: 2025, far: 2020, farther: 2020, least: 2024 };
    const given = parts({
      papers: [
        ...['a', 'b'].map((id) => paper(id)),
        ...Object.entries(years).map(([id, year]) => paper(id, { published: String(year) })),
      ],
      saved: [
        ['a', 1],
        ['b', 2],
      ],
      like: {
        a: [
          ['new', 0.5],
          ['old', 0.3],
          ['best', 0.8],
          ['apart', 0.56],
        ],
        b: [
          ['old', 0.3],
          ['farther', 0.02],
          ['far', 0.021],
          ['least', -0.5],
        ],
      },
    });
    const { papers } = await recommendFor(given, 'ada', 9);
    expect(papers.map(({ paper }) => paper.id)).toEqual([
      'best',
      'apart',
      'new',
      'old',
      'least',
      'far',
      'farther',
    ]);
  });

  it('are never more similar than the paper itself', async () => {
    const given = parts({
      papers: [paper('a'), paper('x', { published: '2020' }), paper('y', { published: '2021' })],
      saved: [['a', 1]],
      like: {
        a: [
          ['x', 2],
          ['y', 0.96],
        ],
      },
    });
    const { papers } = await recommendFor(given, 'ada', 5);
    expect(papers.map(({ paper }) => paper.id)).toEqual(['y', 'x']);
  });

  it('leave out withdrawn and unknown papers, use the newest twenty, and are as many as asked for', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const given = parts({
      papers: [
        ...ids.map((id) => paper(id)),
        markWithdrawn(paper('w'), '2026-01-01'),
        paper('x'),
        paper('y'),
      ],
      saved: [...ids.map((id, i) => [id, i + 1] as const), ['gone', 99]],
      like: {
        s29: [
          ['w', 0.9],
          ['x', 0.5],
          ['y', 0.4],
        ],
        s0: [['y', 1]],
      },
    });
    const { liked, papers } = await recommendFor(given, 'ada', 1);
    expect(liked).toBe(20);
    expect(given.asked).toEqual(ids.slice(10).reverse());
    expect(told(papers)).toEqual(['x like s29 saved']);
  });

  it('resemble what was saved, with the bundled papers', async () => {
    const catalog = bundledCatalog();
    const saved = [...catalog.all()].filter(({ title }) => /state space/i.test(title))[0];
    const given = {
      ...parts({ papers: [], like: {}, saved: [[saved?.id ?? '', 1]] }),
      catalog,
      search: createSearchEngine({ catalog }),
    };
    const { papers } = await recommendFor(given, 'ada', 5);
    expect(papers.length).toBeGreaterThan(0);
    expect(papers.map(({ paper }) => paper.id)).not.toContain(saved?.id);
    expect(papers.every(({ like }) => like.id === saved?.id)).toBe(true);
  });
});
