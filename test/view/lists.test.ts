import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { FeaturedPaper } from '../../src/featured/featured.ts';
import type { SearchOutcome, SearchRequest } from '../../src/search/search.ts';
import type { TrendingOutcome } from '../../src/trending/trending.ts';
import { featuredPapers, featuredTrail } from '../../src/view/featured.ts';
import { resultList } from '../../src/view/result-list.ts';
import { trendingList } from '../../src/view/trending-list.ts';
import { drawn } from '../support/drawn.ts';
import { paper } from '../support/papers.ts';

const papers = (count: number) => Array.from({ length: count }, (_, i) => paper(`2401.0${1000 + i}`));

describe('a page of search results', () => {
  const view = (request: Partial<SearchRequest>, outcome: Partial<SearchOutcome>, page = 0) =>
    drawn(
      resultList({
        request: { query: 'kites', ...request },
        outcome: {
          hits: [],
          total: outcome.hits?.length ?? 0,
          corrections: [],
          notices: [],
          parsed: { filters: {}, isEmpty: false },
          ...outcome,
        },
        page,
        canSubmit: true,
        state: 'state',
        featured: new Set(['2401.01001']),
        card: { votes: 7 },
      }),
    );
  const hits = papers(5).map((one) => ({ paper: one, score: 1 }));
  const everything = { author: 'Lewis', category: 'cs.CL', after: '2020', before: '2024-06' };

  it('counts results and names the query, and marks featured papers', () => {
    const lines = view(
      { query: 'kites *and*' },
      { hits, total: 1204, corrections: [{ from: 'kits', to: 'kites' }] },
    );
    expect(lines.slice(1, 8)).toEqual([
      '### 1,204 papers for “kites \\*and\\*”',
      '-# Showing results for **kites**. You typed “kits”.',
      '**1. [Title of 2401.01000](https://arxiv.org/abs/2401.01000)**',
      '-# Ada Lovelace',
      '📌 **2. [Title of 2401.01001](https://arxiv.org/abs/2401.01001)**',
      '-# Ada Lovelace',
      '**3. [Title of 2401.01002](https://arxiv.org/abs/2401.01002)**',
    ]);
    expect(lines.at(-1)).toMatch(/^\[◀ Previous\]\(search:page:.*Page 1 of 241/);
  });

  it.each([
    [{ query: ' ' }, {}, '### 5 papers'],
    [{}, { isEmpty: true }, '### Newest papers'],
    [{ sort: 'votes' }, { isEmpty: true }, '### Papers with the most votes'],
  ] as const)('is headed for %j and %j: %s', (request, parsed, heading) => {
    expect(view(request, { hits, parsed: { filters: {}, isEmpty: false, ...parsed } })[1]).toBe(heading);
  });

  it.each([
    [{}, everything, '-# by Lewis · in cs.CL · after 2020 · before 2024-06'],
    [{ sort: 'newest' }, {}, '-# newest first'],
    [{ sort: 'votes' }, { author: 'A_B' }, '-# by A\\_B · most votes first'],
    [{ sort: 'relevance' }, {}, '**1. [Title of 2401.01000](https://arxiv.org/abs/2401.01000)**'],
  ] as const)('tells what it was narrowed by: %j and %j', (request, filters, line) => {
    expect(view(request, { hits, parsed: { filters, isEmpty: false } })[2]).toBe(line);
  });

  it('is a card if one paper was found, with the notes above it', () => {
    const notices = [{ kind: 'no-votes' as const }];
    const lines = view({}, { hits: hits.slice(0, 1), notices });
    expect(lines.slice(1, 3)).toEqual([
      '-# None of these have votes yet, so the newest come first.',
      '### Title of 2401.01000',
    ]);
    expect(lines.at(-1)).toContain('[▲ 7]');
  });

  it.each<[Partial<SearchRequest>, Partial<SearchOutcome>, number, string[]]>([
    [
      {},
      {},
      0,
      [
        "I couldn't find a paper matching “kites”. Try fewer or different words, part of the title, or an author's name.",
      ],
    ],
    [
      { query: '' },
      {},
      0,
      [
        "I couldn't find a paper matching that. Try fewer or different words, part of the title, or an author's name.",
      ],
    ],
    [
      {},
      { parsed: { filters: { category: 'cs.CL' }, isEmpty: false } },
      0,
      ["I couldn't find a paper matching “kites” with this filter (in cs.CL). Try removing it."],
    ],
    [{}, {}, 1, ['This page is empty now. Please search again.']],
    [
      {},
      { notices: [{ kind: 'no-such-paper', id: '2401.99999' }] },
      0,
      ["-# I couldn't find 2401.99999 in my catalog.", 'Add it from arXiv with `/submit`.'],
    ],
    [
      {},
      { notices: [{ kind: 'no-such-paper', id: 'acl:x' }] },
      0,
      ["-# I couldn't find acl:x in my catalog.", 'Try its title instead.'],
    ],
    [
      {},
      { notices: [{ kind: 'not-known', words: ['quill'] }] },
      0,
      [
        '-# No paper mentions “quill”, and no author has that name.',
        'Try other words, or part of the title.',
      ],
    ],
    [
      {},
      { notices: [{ kind: 'leaves-nothing', conditions: ['author:quill'] }] },
      0,
      ['-# Nothing matches author:quill. Try removing it.'],
    ],
    [
      {},
      {
        notices: [{ kind: 'leaves-nothing', conditions: ['author:quill'] }],
        parsed: { filters: { category: 'cs.CL' }, isEmpty: false },
      },
      0,
      [
        '-# Nothing matches author:quill. Try removing it.',
        "I couldn't find a paper matching “kites” with this filter (in cs.CL). Try removing it.",
      ],
    ],
  ])('says what to do if nothing was found: %j, %j, page %d', (request, outcome, page, lines) => {
    expect(view(request, outcome, page)).toEqual(lines);
  });
});

describe('a page of trending papers', () => {
  const signals = { upvotes: 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 };
  const outcome = (over: Partial<TrendingOutcome> = {}): TrendingOutcome => ({
    entries: papers(12).map((one) => ({ paper: one, reasons: [{ kind: 'new' }], signals, score: 1 })),
    notices: [],
    basis: 'votes',
    batchDay: undefined,
    catalog: createCatalog([]),
    ...over,
  });
  const view = (over: Partial<TrendingOutcome>, category = '', page = 0, window: 'day' | 'month' = 'day') =>
    drawn(
      trendingList({ outcome: outcome(over), window, category, page, featured: new Set(['2401.01005']) }),
    );

  it('shows each paper’s reason, numbered across pages, with featured papers marked', () => {
    expect(view({ notices: [{ kind: 'no-votes' }] }, 'cs.CL', 1).slice(1, 6)).toEqual([
      '### Trending today in cs.CL',
      '-# No votes on these yet. Showing the newest papers.',
      '📌 **6. [Title of 2401.01005](https://arxiv.org/abs/2401.01005)**',
      '-# new · Ada Lovelace',
      '**7. [Title of 2401.01006](https://arxiv.org/abs/2401.01006)**',
    ]);
    expect(view({}, '', 2, 'month')[1]).toBe('### Trending this month');
    expect(view({}, '', 2).filter((line) => line.startsWith('**'))).toHaveLength(2);
    expect(view({}, 'cs.CL', 1)).toContain('▾ Open a paper (only you will see it) (paper:open:0:day cs.CL)');
  });

  it('is named after its newest day if that is old, and never “today”', () => {
    const notices = [{ kind: 'old-batch', newestBatch: '2026-08-21' }] as const;
    expect(view({ notices }).slice(1, 3)).toEqual([
      '### Trending on 21 August 2026',
      '**1. [Title of 2401.01000](https://arxiv.org/abs/2401.01000)**',
    ]);
    expect(view({ notices }, 'cs.CL', 0, 'month')[1]).toBe(
      '### Trending in the month to 21 August 2026 in cs.CL',
    );
    expect(view({ notices, basis: 'age' })[2]).toBe('-# Latest papers are from 21 August 2026.');
  });

  it('is named by age if nothing else is known', () => {
    expect(view({ basis: 'age' })[1]).toBe('### Newest papers');
    expect(view({ basis: 'age', entries: [] })[1]).toBe('### Trending today');
  });

  it('ends after a hundred papers', () => {
    const entries = papers(150).map((one) => ({ paper: one, reasons: [], signals, score: 1 }));
    expect(view({ entries }).at(-1)).toContain('Page 1 of 20');
  });
});

describe('the featured papers of a server', () => {
  const at = new Date('2026-11-20T08:00:00Z');
  const until = new Date('2026-12-01T08:00:00Z');
  const entry = (paperId: string, over: Partial<FeaturedPaper> = {}): FeaturedPaper => ({
    id: paperId,
    guildId: '200',
    paperId,
    by: '100',
    at,
    until,
    ...over,
  });
  const find = (id: string) => (id === 'gone' ? undefined : paper(id));

  it('are listed with who featured them until when and why', () => {
    const active = [entry('2401.00001', { note: 'read *it*' }), entry('gone'), entry('2401.00002')];
    expect(drawn(featuredPapers(active, find, { hasTrail: true })).slice(0, 7)).toEqual([
      '▌3f6fd9',
      '### 3 featured papers',
      "-# One of them isn't in my catalog anymore.",
      '📌 **1. [Title of 2401.00001](https://arxiv.org/abs/2401.00001)**',
      '-# featured by <@100>, ends <t:1796112000:R> · “read \\*it\\*” · Ada Lovelace',
      '📌 **2. [Title of 2401.00002](https://arxiv.org/abs/2401.00002)**',
      '-# featured by <@100>, ends <t:1796112000:R> · Ada Lovelace',
    ]);
    expect(drawn(featuredPapers(active, find, { hasTrail: true })).at(-1)).toBe(
      '[Who featured what](featured:trail)',
    );
  });

  it('are the newest eight of many', () => {
    const many = (count: number) =>
      drawn(
        featuredPapers(
          papers(count).map(({ id }) => entry(id)),
          find,
          { hasTrail: false },
        ),
      );
    expect(many(9)[2]).toBe('-# Showing the newest 8.');
    expect(many(9).filter((line) => line.startsWith('📌'))).toHaveLength(8);
    expect(many(8).join()).not.toContain('newest');
    expect(many(8).join()).not.toContain('Who featured');
  });

  it('may be none', () => {
    const none = 'Nothing is featured here right now. Moderators can feature a paper with `/pin`.';
    expect(drawn(featuredPapers([], find, { hasTrail: false }))).toEqual([none]);
    expect(drawn(featuredPapers([], find, { hasTrail: true }))).toEqual([
      none,
      '[Who featured what](featured:trail)',
    ]);
  });

  it('leave a trail of who did what', () => {
    const ended = { at: until, by: '101' };
    const trail = [
      entry('2401.00001'),
      entry('gone', { ended: { kind: 'expired', at: until } }),
      entry('2401.00002', { ended: { kind: 'removed', ...ended } }),
      entry('2401.00003', { ended: { kind: 'renewed', ...ended } }),
    ];
    expect(featuredTrail(trail, find).split('\n')).toEqual([
      '**Title of 2401.00001**',
      '-# featured by <@100> <t:1795161600:f>, until <t:1796112000:f>',
      '**gone**',
      '-# featured by <@100> <t:1795161600:f>, expired <t:1796112000:f>',
      '**Title of 2401.00002**',
      '-# featured by <@100> <t:1795161600:f>, removed by <@101> <t:1796112000:f>',
      '**Title of 2401.00003**',
      '-# featured by <@100> <t:1795161600:f>, featured again by <@101> <t:1796112000:f>',
    ]);
    expect(featuredTrail([], find)).toBe('Nothing has been featured here yet.');
  });
});
