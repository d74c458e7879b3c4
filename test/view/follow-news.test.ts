import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowNews } from '../../src/follow/compose.ts';
import type { Follow } from '../../src/follow/follow.ts';
import { violations } from '../../src/loopback/limits/limits.ts';
import { customIds } from '../../src/view/carried.ts';
import { carriesMarker } from '../../src/view/digest-parts.ts';
import { followNewsPost, moreMatches } from '../../src/view/follow-news.ts';
import { nextMessage } from '../../src/view/follow-times.ts';
import { followAdded, followList } from '../../src/view/follows.ts';
import { message } from '../../src/view/message.ts';
import { fullPaper, paper } from '../support/papers.ts';
import { components, textOf } from '../support/read-message.ts';

const MARKER = 'abcdefghijklmnopqrstuv';
const since = new Date('2026-11-01T00:00:00Z');

function follow(value: string, over: Partial<Follow> = {}): Follow {
  return { id: value.slice(0, 13), personId: '1', kind: 'words', value, since, ...over };
}

function news(over: Partial<FollowNews> = {}): FollowNews {
  return { period: '2026-11-20', matches: [], recommended: [], ...over };
}

const shown = (post: ReturnType<typeof followNewsPost>) => ({ ...post, content: '' }) as never;

describe('a day’s private message', () => {
  it('names each paper once, with every follow that it matches', () => {
    const matches = [{ paper: fullPaper, follows: [follow('kites'), follow('cs.CL', { kind: 'category' })] }];
    const text = textOf(shown(followNewsPost(news({ matches }), MARKER)));
    expect(text).toContain('New for you · Friday, 20 November 2026');
    expect(text).toContain(
      '**1. [Kites \\*and\\* letters](https://arxiv.org/abs/2401.00001)**\n-# for “kites”, **cs.CL**\n',
    );
  });

  it('says when the next one comes, if there is something to tell', () => {
    const matches = [{ paper: fullPaper, follows: [follow('kites')] }];
    const nextAt = new Date('2026-11-21T08:00:00Z');
    const text = textOf(shown(followNewsPost(news({ matches, nextAt }), MARKER)));
    expect(text).toContain(`-# Next message: <t:${nextAt.getTime() / 1000}:F>, if there's something new`);
    expect(nextMessage({ state: 'active', nextAt })).toMatch(
      /^You'll next hear from me <t:\d+:F> \(<t:\d+:R>\), if there's something new\.$/,
    );
  });

  it('shows fifteen papers, and says how many more there are', () => {
    const matches = Array.from({ length: 38 }, (_, i) => ({
      paper: paper(`2611.000${10 + i}`),
      follows: [follow('kites')],
    }));
    const post = followNewsPost(news({ matches }), MARKER);
    expect(textOf(shown(post))).toContain('**15. ');
    expect(textOf(shown(post))).not.toContain('**16. ');
    const labels = components(shown(post)).flatMap(({ label }) => label ?? []);
    expect(labels).toContain('And 23 more');
    expect(carriesMarker(customIds(post.components), MARKER)).toBe(true);
  });

  it('stays within Discord’s limits whatever the papers and follows are called', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        '@everyone',
        '漢字'.repeat(200),
        '*_~`|'.repeat(60),
        'x'.repeat(3000),
        '](https://a.b) ',
        '👨‍👩‍👧‍👦'.repeat(90),
      ),
    );
    const match = fc.record({
      title: text,
      abstract: text,
      value: text,
      followed: fc.integer({ min: 1, max: 25 }),
    });
    fc.assert(
      fc.property(
        fc.array(match, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 3 }),
        (drawn, n) => {
          const matches = drawn.map(({ title, abstract, value, followed }, i) => ({
            paper: { ...fullPaper, id: `2611.000${10 + i}`, title, abstract },
            follows: Array.from({ length: followed }, (_, f) => follow(value, { id: `f${f}` })),
          }));
          const recommended = matches
            .slice(0, n)
            .map(({ paper: one }) => ({ paper: one, like: one, because: 'saved' as const }));
          const post = followNewsPost(news({ matches, recommended, nextAt: since }), MARKER, since);
          const { allowedMentions: _, ...body } = post;
          expect(violations(body)).toEqual([]);
          const page = message(
            moreMatches({
              matches: matches.slice(0, 5),
              total: 23,
              page: 0,

              state: `15 ${MARKER}`,
            }),
          );
          expect(violations({ components: page.components, flags: page.flags })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has a select with every follow, once', () => {
    const [a, b] = [follow('a'), follow('b')];
    const matches = [
      { paper: paper('p'), follows: [a] },
      { paper: paper('q'), follows: [a, b] },
    ];
    const selects = components(shown(followNewsPost(news({ matches }), MARKER))).filter(
      ({ type }) => type === ComponentType.StringSelect,
    );
    expect(selects[1]?.options?.map(({ label }) => label)).toEqual(['Words: a', 'Words: b']);
  });
});

it('matches come with a warning when the catalog is old', () => {
  const wish = { kind: 'words', value: 'kites' } as const;
  const reach = { month: 2, week: 1, weekOf: 1, until: '2026-08-21' };
  const said = (outcome: Parameters<typeof followAdded>[0]) => JSON.stringify(followAdded(outcome));
  expect(said({ kind: 'same', wish, before: follow('kites'), reach })).toContain(
    'which matched 2 papers in the 30 days up to 21 August 2026, the newest I have.',
  );
  expect(said({ kind: 'broad', wish, reach })).toContain(
    '**1 of the 1 paper** from the week up to 21 August 2026.',
  );
});

it('a list of twenty-five long follows stays within Discord’s limits', () => {
  const follows = Array.from({ length: 25 }, (_, i) => ({
    follow: follow('漢*'.repeat(60), { id: `f${i}` }),
    reach: { month: 12_345, week: 3, weekOf: 9 },
  }));
  const settings = { time: '09:00', timezone: 'UTC', days: 'daily', recommendations: true } as const;
  const { components: drawn, flags } = message(followList({ follows, settings, hearing: { state: 'off' } }));
  expect(violations({ components: drawn, flags })).toEqual([]);
});
