import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog, createCatalogBuilder } from '../../src/catalog/catalog.ts';
import { keptTablesOf } from '../../src/catalog/catalog-tables.ts';
import { dayOf } from '../../src/catalog/day-of.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { paperByKey } from '../../src/catalog/lookup/by-key.ts';
import { paperByLink } from '../../src/catalog/lookup/by-link.ts';
import { createOverlay } from '../../src/catalog/overlay.ts';
import { withdrawnOn } from '../../src/catalog/withdrawn.ts';
import { paperKey } from '../../src/paper/key.ts';
import type { Paper } from '../../src/paper/paper.ts';

const day = fc.constantFrom('2026-08-18', '2026-08-19', '2026-08-20');
const paper: fc.Arbitrary<Paper> = fc
  .record(
    {
      id: fc.constantFrom('acl:N19-1', 'acl:N19-2', 'or:N19-2', '2005.11401', `long:${'x'.repeat(60)}-1`),
      title: fc.constantFrom('Owls', 'Bats'),
      authors: fc.constant([]),
      url: fc.constantFrom('https://a.org/p1', 'http://www.a.org/p1.pdf', 'https://a.org/f?id=2', 'nonsense'),
      listedOn: day,
      published: fc.constantFrom('2026', '2026-08', '2026-08-18'),
      extra: fc.constantFrom({}, { withdrawnAt: '2026-08-20' }),
    },
    { requiredKeys: ['id', 'title', 'authors'] },
  )
  .map((one) => one);

/** Everything a catalog should report, computed from its papers alone. */
function plainly(papers: readonly Paper[]) {
  const days = [...new Set(papers.map((one) => dayOf(one) ?? ''))].sort();
  return {
    all: papers,
    newest: papers
      .flatMap(({ listedOn }) => listedOn ?? [])
      .filter((listedOn) => listedOn <= '2026-08-19')
      .sort()
      .at(-1),
    days: days.map((one) => [one, papers.filter((other) => (dayOf(other) ?? '') === one)]),
    withdrawn: papers.filter((one) => withdrawnOn(one) !== undefined),
    byKey: papers.find(({ id }) => id.toLowerCase().endsWith(':n19-2')),
    byLink: papers.find(({ url = '' }) => /a\.org\/p1/.test(url)),
    byQuery: papers.find(({ url = '' }) => url.endsWith('f?id=2')),
  };
}

function told(catalog: ReturnType<typeof createCatalog>) {
  const order = new Map([...catalog.all()].map((one, i) => [one, i]));
  const inOrder = (papers: readonly Paper[]) =>
    [...papers].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return {
    all: [...catalog.all()],
    newest: catalog.newestBatchDay('2026-08-19'),
    days: [...catalog.days()].sort().map((one) => [one, inOrder(catalog.ofDay(one))]),
    withdrawn: inOrder([...catalog.withdrawn].flatMap((number) => catalog.at(number) ?? [])),
    byKey: paperByKey(catalog, 'N19-2'),
    byLink: paperByLink(catalog, 'https://a.org/p1/'),
    byQuery: paperByLink(catalog, 'a.org/f?id=2#top'),
  };
}

describe('a catalog', () => {
  it('answers from its papers, and keeps its answers when papers are added or replaced later', () => {
    fc.assert(
      fc.property(fc.array(fc.array(paper, { maxLength: 4 }), { maxLength: 5 }), (rounds) => {
        const builder = createCatalogBuilder();
        const model = new Map<string, Paper>();
        const moments = rounds.map((round) => {
          for (const one of round) {
            builder.put(one);
            model.set(one.id, one);
          }
          return { catalog: builder.catalog(), papers: [...model.values()] };
        });
        for (const { catalog, papers } of moments) {
          expect(told(catalog)).toEqual(plainly(papers));
          expect(catalog.size).toBe(papers.length);
          for (const { id } of model.values())
            expect(catalog.get(id)).toBe(papers.find((one) => one.id === id));
        }
      }),
    );
  });

  it('knows a long id by its short key', () => {
    const id = `long:${'x'.repeat(60)}-1`;
    const catalog = createCatalog([{ id, title: 'Owls', authors: [] }]);
    expect(catalog.get(id)?.title).toBe('Owls');
    expect(catalog.size).toBe(1);
  });
});

describe('newer records laid over a catalog', () => {
  it('win, and facts only the catalog had stay; laying a record again replaces only itself', () => {
    const builder = createCatalogBuilder();
    builder.put({ id: 'a:1', title: 'Owls', authors: ['Ada'], published: '2024-05-22', upvotes: 1 });
    const base = builder.catalog();
    const overlay = createOverlay(base, builder);
    overlay.lay({
      id: 'a:1',
      title: 'Owls',
      authors: [],
      published: '2024',
      upvotes: 2,
      keywords: ['night'],
    });
    overlay.lay({ id: 'a:2', title: 'Bats', authors: [] });
    const first = overlay.catalog();
    overlay.lay({ id: 'a:1', title: 'Owls', authors: [], upvotes: 3 });
    expect(first.all()).toEqual([
      {
        id: 'a:1',
        title: 'Owls',
        authors: ['Ada'],
        published: '2024-05-22',
        upvotes: 2,
        keywords: ['night'],
      },
      { id: 'a:2', title: 'Bats', authors: [] },
    ]);
    expect(overlay.catalog().get('a:1')).toEqual({
      id: 'a:1',
      title: 'Owls',
      authors: ['Ada'],
      published: '2024-05-22',
      upvotes: 3,
    });
    expect(base.all()).toHaveLength(1);
    const paper = overlay.catalog().get('a:1');
    overlay.lay({ id: 'a:1', title: 'Owls', authors: [], upvotes: 3 });
    expect(overlay.catalog().get('a:1')).toBe(paper);
  });
});

it('a catalog over kept papers answers like the original, even when others are put', async () => {
  const { catalog: loaded } = await loadCatalog(['data/catalog.jsonl']);
  const papers: Paper[] = [
    ...loaded.all(),
    { id: `web:${'x'.repeat(60)}`, title: 'A long id', authors: [], url: 'https://www.example.org/x.pdf' },
    { id: 'acl:N19-1423', title: 'Withdrawn', authors: [], extra: { withdrawnAt: '2024-02-03' } },
  ];
  const at = (number: number) => {
    const paper = papers[number];
    if (paper === undefined) throw new RangeError(`no paper ${number}`);
    return paper;
  };
  const builder = createCatalogBuilder({
    name: 'kept',
    tables: keptTablesOf(papers),
    read: at,
    readFrom: (number) => papers.slice(number),
  });
  const kept = builder.catalog();
  for (const [number, paper] of papers.entries()) {
    expect(kept.get(paper.id)).toBe(paper);
    expect(kept.get(paperKey(paper.id))).toBe(paper);
    expect(kept.numberOf(paper.id)).toBe(number);
    expect(kept.at(number)).toBe(paper);
  }
  expect(kept.get('9999.99999')).toBeUndefined();
  expect(kept.at(papers.length)).toBeUndefined();
  expect(kept.withKey('n19-1423')).toEqual([papers.at(-1)]);
  expect(kept.withAddress('example.org/x')).toEqual([papers.at(-2)]);
  expect(new Set(kept.days())).toEqual(new Set([...loaded.days(), '']));
  for (const one of loaded.days()) expect(kept.ofDay(one)).toEqual(loaded.ofDay(one));
  expect(kept.newestBatchDay('2026-11-20')).toBe(loaded.newestBatchDay('2026-11-20'));
  expect([...kept.all()]).toEqual(papers);
  expect(kept.texts).toBe(createCatalog(papers).texts);
  expect(kept.base?.catalog.texts).toBe(kept.texts);

  const [first] = papers;
  if (first === undefined) throw new Error('no paper');
  builder.put({ ...first, upvotes: 7 });
  builder.put({ id: 'acl:N19-1', title: 'New', authors: [], url: 'https://www.example.org/x' });
  const later = builder.catalog();
  expect(later.changedSince(kept)).toEqual([0, papers.length]);
  expect(later.changedSince(loaded)).toBeUndefined();
  expect([...later.all()]).toEqual([later.at(0), ...papers.slice(1), later.at(papers.length)]);
  expect(later.withAddress('example.org/x').map(({ id }) => id)).toEqual([papers.at(-2)?.id, 'acl:N19-1']);
  expect([kept.get('acl:N19-1'), kept.get(first.id)]).toEqual([undefined, first]);
  expect(later.texts).not.toBe(kept.texts);
});
