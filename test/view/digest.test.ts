import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, DigestEntry } from '../../src/digest/digest.ts';
import type { Component } from '../../src/loopback/wire/component.ts';
import type { TrendingNotice } from '../../src/trending/notices.ts';
import type { TrendReason } from '../../src/trending/reasons.ts';
import { digestPost, digestPreview, forumTitle } from '../../src/view/digest.ts';
import { anyCharacter } from '../support/any-character.ts';
import { NOTHING_CONSIDERED } from '../support/digest.ts';
import { paper } from '../support/papers.ts';
import { components } from '../support/read-message.ts';

const text = fc.oneof(
  fc.string({ maxLength: 600, unit: anyCharacter }),
  fc.string({ maxLength: 300, unit: 'grapheme' }),
  fc.constantFrom(
    '@everyone '.repeat(80),
    '👩‍👩‍👧‍👦'.repeat(120),
    'מאמר '.repeat(120),
    '*_[](`|~'.repeat(90),
    '论文'.repeat(400),
    '',
  ),
);

const entry: fc.Arbitrary<DigestEntry> = fc
  .record({
    id: fc.oneof(fc.stringMatching(/^\d{4}\.\d{5}$/), fc.stringMatching(/^src:[a-z]{1,80}$/)),
    title: text,
    abstract: fc.option(text, { nil: undefined }),
    authors: fc.array(text, { maxLength: 12 }),
    url: fc.option(fc.webUrl({ withQueryParameters: true }), { nil: undefined }),
    note: fc.option(text, { nil: undefined }),
    featured: fc.boolean(),
    reasons: fc.constantFrom<(readonly TrendReason[])[]>(
      [],
      [{ kind: 'new' }],
      [
        { kind: 'vote-growth', votes: 1204, since: { day: '2026-11-19', yesterday: true } },
        { kind: 'position', position: 3 },
      ],
    ),
  })
  .map(({ id, title, abstract, authors, url, note, featured, reasons }) => ({
    paper: paper(id, {
      title: title.trim() === '' ? 'x' : title,
      authors,
      ...(abstract === undefined ? {} : { abstract }),
      ...(url === undefined ? {} : { url }),
    }),
    reasons,
    ...(featured ? { featured: note === undefined ? {} : { note } } : {}),
  }));

const digest: fc.Arbitrary<Digest> = fc
  .record({
    entries: fc.uniqueArray(entry, { maxLength: 25, selector: (one) => one.paper.id }),
    late: fc.boolean(),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((name) => name.slice(0, 40)),
    weekly: fc.boolean(),
    notes: fc.array(
      fc
        .constantFrom<TrendingNotice[]>({ kind: 'no-votes' }, { kind: 'no-batches', basis: 'age' })
        .map((notice) => ({ kind: 'ranking' as const, notice })),
      { maxLength: 4 },
    ),
    quiet: text.map((said) => ({ kind: 'said' as const, text: said })),
  })
  .map(({ entries, late, name, weekly, notes, quiet }) => ({
    name,
    period: '2026-11-20',
    weekly,
    entries,
    notes,
    batchDay: '2026-11-20',
    considered: NOTHING_CONSIDERED,
    nextAt: new Date('2026-11-21T08:00:00Z'),
    ...(late ? { lateSince: new Date('2026-11-20T08:00:00Z') } : {}),
    ...(entries.length === 0 ? { quiet } : {}),
  }));

/** What Discord would reject in a message's components. */
function faults(all: readonly Component[]): string[] {
  const texts = all.flatMap((one) => (one.type === 10 ? [one.content ?? ''] : []));
  const together = texts.join('');
  return [
    ...(all.length > 40 ? [`${all.length} components`] : []),
    ...(together.length > 4000 ? [`${together.length} characters`] : []),
    ...(Buffer.byteLength(together) > 10_000 ? [`${Buffer.byteLength(together)} bytes`] : []),
    ...(texts.some((one) => one === '') ? ['an empty text'] : []),
    ...all.flatMap((one) =>
      one.custom_id !== undefined && one.custom_id.length > 100 ? ['a long custom_id'] : [],
    ),
    ...all
      .flatMap((one) => one.options ?? [])
      .flatMap((option) => (option.label.length > 100 || option.label === '' ? ['a bad label'] : [])),
  ];
}

const marker = 'abcdefghijklmnopqrstuv';

describe('a digest', () => {
  it('stays within Discord’s limits in the rich layout, whatever its papers are called', () => {
    fc.assert(
      fc.property(digest, (drawn) => {
        const post = digestPost(drawn, { layout: 'rich', roleId: '123456789012345678' }, marker);
        const all = components({ components: JSON.parse(JSON.stringify(post.components)) });
        expect(faults(all)).toEqual([]);
        expect(JSON.stringify(post.components)).toContain(marker);
      }),
      { numRuns: 200 },
    );
  });

  it('stays within 2,000 characters in the plain layout, with every paper in it', () => {
    fc.assert(
      fc.property(digest, (drawn) => {
        const post = digestPost(drawn, { layout: 'plain', roleId: '123456789012345678' }, marker);
        expect(post.content?.length).toBeLessThanOrEqual(2000);
        expect(faults(components({ components: JSON.parse(JSON.stringify(post.components)) }))).toEqual([]);
        expect(JSON.stringify(post.components)).toContain(marker);
        drawn.entries.forEach((entry, i) => {
          expect(post.content).toContain(`\n${i + 1}. ${entry.featured === undefined ? '' : '📌 '}**`);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is previewed within the limits, and pings nobody', () => {
    fc.assert(
      fc.property(digest, fc.constantFrom('rich' as const, 'plain' as const), (drawn, layout) => {
        const body = digestPreview(drawn, { layout });
        expect(faults(components({ components: JSON.parse(JSON.stringify(body.components)) }))).toEqual([]);
        expect(body.allowedMentions).toEqual({ parse: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('has a forum title of at most 100 characters', () => {
    fc.assert(
      fc.property(digest, (drawn) => {
        expect(forumTitle(drawn).length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
