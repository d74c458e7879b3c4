import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Digest, DigestEntry, DigestNote } from '../../src/digest/digest.ts';
import type { Delivery } from '../../src/digest/ledger.ts';
import { LONGEST_NAME } from '../../src/discord/shared/digest-name.ts';
import type { FeaturedPaper } from '../../src/featured/featured.ts';
import { messageSchema } from '../../src/loopback/limits/message.ts';
import type { Paper } from '../../src/paper/paper.ts';
import type { TrendingEntry } from '../../src/trending/entry.ts';
import type { TrendReason } from '../../src/trending/reasons.ts';
import { answer } from '../../src/view/answer.ts';
import { digestPost, digestPreview } from '../../src/view/digest.ts';
import { subscriptionList } from '../../src/view/digest-settings.ts';
import { digestWhy } from '../../src/view/digest-why.ts';
import { featuredPapers, featuredTrail } from '../../src/view/featured.ts';
import { type MessageBody, message, sentence } from '../../src/view/message.ts';
import { paperCard } from '../../src/view/paper-card.ts';
import { resultList } from '../../src/view/result-list.ts';
import { statusText } from '../../src/view/status.ts';
import { label } from '../../src/view/text.ts';
import { trendingList } from '../../src/view/trending-list.ts';
import { reasonWords } from '../../src/view/trending-words.ts';
import { anyCharacter } from '../support/any-character.ts';
import { NOTHING_CONSIDERED, subscription } from '../support/digest.ts';

/** Texts that are long, wide in bytes, or full of Discord's own markup. */
const hostile = fc
  .tuple(
    fc.constantFrom(
      ...[
        '漢字',
        '👨‍👩‍👧‍👦',
        '*_~|`',
        '@everyone ',
        '<@&1> ',
        '[x](javascript:alert(1)) ',
        '\\',
        '# > - ',
        'word ',
        'שלום ',
      ],
      ...['e\u0301\u0302\u0303', '\u202e\u0000', '<https://a.b/c_d*> ', '||```', '-# '],
    ),
    fc.constantFrom(1, 7, 60, 400, 5000),
    fc.string({ maxLength: 30, unit: anyCharacter }),
  )
  .map(([piece, times, rest]) => `x${rest}${piece.repeat(times)}`);

const papers: fc.Arbitrary<Paper> = fc.record(
  {
    id: fc.oneof(
      fc.constantFrom('2401.00001', 'hep-th/9901001'),
      fc.string({ minLength: 1, maxLength: 190, unit: 'grapheme' }).map((key) => `acl:${key}`),
    ),
    title: hostile,
    authors: fc.array(hostile, { maxLength: 12 }),
    abstract: hostile,
    summary: hostile,
    published: fc.constantFrom('2024', '2024-01', '2024-01-31'),
    categories: fc.array(hostile, { maxLength: 6 }),
    keywords: fc.array(hostile, { maxLength: 12 }),
    upvotes: fc.constantFrom(0, 999_999, Number.MAX_SAFE_INTEGER),
    comments: fc.constantFrom(0, 999_999),
    codeStars: fc.constantFrom(0, 123_456_789),
    organization: hostile,
    codeUrl: fc.oneof(hostile, fc.constant(`https://a.b/${'c_*)'.repeat(120)}`)),
    projectUrl: fc.constantFrom('javascript:alert(1)', `https://a.b/${'漢'.repeat(150)}`),
    thumbnailUrl: fc.constantFrom('file:///etc/passwd', 'https://a.b/c.png'),
    url: fc.constantFrom('https://a.b/c', `https://a.b/${'d'.repeat(490)}`),
    extra: hostile.map((submittedBy) => ({ submittedBy })),
  },
  { requiredKeys: ['id', 'title', 'authors'] },
);

const distinct = (least: number, most: number) =>
  fc.uniqueArray(papers, { minLength: least, maxLength: most, selector: ({ id }) => id });
const note = fc.option(hostile, { nil: undefined });
const MANY = Number.MAX_SAFE_INTEGER;
const reasons: readonly TrendReason[] = [
  { kind: 'local-votes', votes: MANY },
  { kind: 'vote-growth', votes: MANY, since: { day: '2026-11-20', yesterday: false } },
];
const moment = new Date('2026-11-20T08:00:00Z');
const id = '1234567890123456789';

const digests: fc.Arbitrary<Digest> = fc
  .record({
    period: fc.constant('2026-11-20'),
    name: hostile.map((text) => label(text, LONGEST_NAME)),
    weekly: fc.boolean(),
    entries: distinct(0, 25).chain((list) =>
      fc.tuple(...list.map((paper) => note.map((text): DigestEntry => entryOf(paper, text)))),
    ),
    notes: fc.array(
      fc.constantFrom<DigestNote[]>(
        { kind: 'ranking', notice: { kind: 'no-batches', basis: 'other-signals' } },
        { kind: 'old-batch', batch: '2026-09-30' },
      ),
      { maxLength: 4 },
    ),
    quiet: hostile.map((text) => ({ kind: 'said' as const, text })),
    batchDay: fc.constant('2026-11-19'),
    considered: fc.constant(NOTHING_CONSIDERED),
    lateSince: fc.constant(moment),
    nextAt: fc.constant(moment),
  })
  .map(({ quiet, ...digest }) => (digest.entries.length === 0 ? { ...digest, quiet } : digest));

function entryOf(paper: Paper, text: string | undefined): DigestEntry {
  return text === undefined ? { paper, reasons } : { paper, reasons: [], featured: { note: text } };
}

function expectTaken(body: { readonly allowedMentions?: MessageBody['allowedMentions'] }): void {
  const { allowedMentions, ...rest } = body;
  const result = messageSchema().safeParse({ ...rest, allowed_mentions: allowedMentions });
  expect(result.error?.issues ?? []).toEqual([]);
  expect(allowedMentions?.parse).toEqual([]);
  for (const text of texts(rest)) {
    expect(text).not.toMatch(/@(everyone|here)/);
    expect(text).not.toMatch(/(?<!\\)(\\\\)*\]\((?!https?:\/\/)/);
    expect(text.replaceAll(`<@&${id}>`, '').replaceAll(`<@${id}>`, '')).not.toMatch(/(?<!\\)(\\\\)*<@/);
  }
}

/** Everything that Discord reads as Markdown. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'content' && typeof part === 'string' ? [part] : texts(part),
  );
}

describe('whatever the outside text, Discord accepts', () => {
  const holds = <T>(data: fc.Arbitrary<T>, draw: (data: T) => Parameters<typeof expectTaken>[0]): void =>
    fc.assert(
      fc.property(data, (given) => expectTaken(draw(given))),
      { numRuns: 30, endOnFailure: true },
    );

  it.each(['rich', 'plain'] as const)('a %s digest', (layout) => {
    holds(digests, (digest) => digestPost(digest, { layout, roleId: id }, 'm'.repeat(22)));
  });

  it.each(['rich', 'plain'] as const)('the preview of a %s digest', (layout) => {
    holds(digests, (digest) => digestPreview(digest, { layout }));
  });

  it('a card', () => {
    holds(fc.tuple(papers, note), ([paper, text]) =>
      message(
        paperCard(paper, {
          votes: 12,
          remark: reasonWords(reasons),
          ...(text === undefined ? {} : { featured: { note: text } }),
        }),
      ),
    );
  });

  it('a server’s featured papers, and their trail', () => {
    const lists = fc.tuple(distinct(0, 15), hostile).map(([list, text]) => ({
      list,
      featured: list.map((paper): FeaturedPaper => featuredOf(paper, text)),
    }));
    const find = (list: readonly Paper[]) => (key: string) => list.find((paper) => paper.id === key);
    holds(lists, ({ list, featured }) => message(featuredPapers(featured, find(list), { hasTrail: true })));
    holds(lists, ({ list, featured }) => sentence(featuredTrail(featured.slice(0, 12), find(list))));
  });

  it('a page of trending papers', () => {
    holds(fc.tuple(distinct(0, 12), hostile), ([list, category]) => {
      const entries = list.map(
        (paper): TrendingEntry => ({
          paper,
          score: 1,
          reasons,
          signals: { upvotes: 1, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 },
        }),
      );
      const outcome = {
        entries,
        notices: [],
        basis: 'votes' as const,
        batchDay: undefined,
        catalog: createCatalog([]),
      };
      return message(trendingList({ outcome, window: 'month', category: category.slice(0, 60), page: 0 }));
    });
  });

  it('a page of search results', () => {
    holds(fc.tuple(distinct(0, 5), hostile, hostile), ([list, query, filter]) =>
      message(
        resultList({
          request: { query, author: filter, category: filter, after: filter, before: filter, sort: 'newest' },
          outcome: {
            hits: list.map((paper) => ({ paper, score: 1 })),
            total: list.length === 1 ? 1 : list.length * 20,
            corrections: [1, 2, 3].map(() => ({ from: query, to: filter })),
            notices: [
              { kind: 'no-such-paper', id: query },
              { kind: 'leaves-nothing', conditions: [query, filter] },
              { kind: 'unread-date', option: 'after', given: filter },
            ],
            parsed: {
              filters: { author: filter, category: filter, after: filter, before: filter },
              isEmpty: false,
            },
          },
          canSubmit: false,
          page: 0,
          state: JSON.stringify([query.slice(0, 160), filter.slice(0, 40)]),
        }),
      ),
    );
  });

  it('an answer', () => {
    holds(fc.tuple(distinct(0, 3), hostile), ([list, text]) =>
      message(
        answer(text, {
          quotes: list.map((paper) => ({ paper, sentence: text, score: 1 })),
          corrections: Array.from({ length: 4 }, () => ({ from: text, to: text })),
        }),
      ),
    );
  });

  it('the settings and the ledger of digests', () => {
    const full = fc.tuple(fc.array(hostile, { maxLength: 20 }), hostile).map(([words, text]) =>
      subscription({
        channelId: id,
        name: label(text, LONGEST_NAME),
        createdBy: id,
        roleId: id,
        include: words,
        exclude: words,
        categories: [text, text],
        state: 'off',
        offReason: { kind: 'said', text },
      }),
    );
    holds(fc.array(full, { maxLength: 12 }), subscriptionList);
    holds(fc.tuple(full, hostile), ([one, reason]) =>
      digestWhy(
        one,
        Array.from({ length: 10 }, () => rowOf(reason)),
        () => reason,
      ),
    );
  });

  it('the status with failing sources', () => {
    holds(hostile, (text) =>
      sentence(
        statusText(
          1,
          {
            refreshedAt: moment,
            completeBatch: text,
            nextBatch: { day: '2026-11-20', at: moment },
            isStale: true,
            sources: [1, 2, 3].map(() => ({
              title: 'Hugging Face daily papers',
              lastSuccess: moment,
              lastError: { at: moment, message: text },
              isFailing: true,
            })),
          },
          { active: 3, nextAt: moment },
        ),
      ),
    );
  });
});

function featuredOf(paper: Paper, text: string): FeaturedPaper {
  return {
    id: paper.id,
    guildId: id,
    paperId: paper.id,
    note: text.slice(0, 300),
    by: id,
    at: moment,
    until: moment,
  };
}

function rowOf(reason: string): Delivery {
  return {
    id: 'x',
    subscriptionId: id,
    period: '2026-11-20',
    timezone: 'Europe/Berlin',
    dueAt: moment,
    state: 'failed',
    attempts: 12,
    sentAt: moment,
    late: true,
    reason: { kind: 'turned-down', why: { kind: 'rejected', said: reason } },
    papers: [{ id: 'x', upvotes: 1 }],
    considered: { seen: 1, carried: ['y'], left: { size: 9, category: 8, include: 7, exclude: 6 } },
  };
}
