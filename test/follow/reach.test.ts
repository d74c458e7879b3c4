import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createReachOf, isBroad } from '../../src/follow/reach.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { NO_ACRONYMS } from '../../src/search/match/acronyms.ts';
import { paper } from '../support/papers.ts';

const now = new Date('2026-11-20T10:00:00Z');
const kites = { kind: 'words', value: 'kites' } as const;

function dated(id: string, listedOn: string, title = 'On kites'): Paper {
  return paper(id, { title, listedOn });
}

function reachOf(catalog: () => ReturnType<typeof createCatalog>, tried = () => {}) {
  return createReachOf({
    catalog,
    acronyms: async () => {
      tried();
      return NO_ACRONYMS;
    },
    clock: () => now,
  });
}

it('counts papers of the last thirty days and the last week, but none with a future date', async () => {
  const catalog = createCatalog([
    dated('today', '2026-11-20'),
    dated('other', '2026-11-19', 'On letters'),
    dated('in the week', '2026-11-14'),
    dated('before it', '2026-11-13'),
    dated('in the month', '2026-10-22'),
    dated('too old', '2026-10-21'),
    dated('to come', '2026-11-22'),
    paper('undated', { title: 'On kites' }),
  ]);
  expect(await reachOf(() => catalog)([kites, { kind: 'words', value: 'zeppelins' }])).toEqual([
    { month: 4, week: 2, weekOf: 3 },
    { month: 0, week: 0, weekOf: 3 },
  ]);
});

it('counts back from the newest day of a catalog that holds nothing newer, and says so', async () => {
  const catalog = createCatalog([
    dated('newest', '2026-08-21'),
    dated('in the week', '2026-08-15', 'On letters'),
    dated('in the month', '2026-07-23'),
    dated('too old', '2026-07-22'),
  ]);
  expect(await reachOf(() => catalog)([kites])).toEqual([
    { month: 2, week: 1, weekOf: 2, until: '2026-08-21' },
  ]);
});

it('retries a follow only if the catalog has changed', async () => {
  let catalog = createCatalog([dated('a', '2026-11-20')]);
  let tries = 0;
  const reach = reachOf(
    () => catalog,
    () => {
      tries++;
    },
  );
  await reach([kites]);
  await reach([kites]);
  expect(tries).toBe(1);
  const others = [kites, { kind: 'words', value: 'zeppelins' }, { kind: 'words', value: '…' }] as const;
  expect((await reach(others)).map(({ month }) => month)).toEqual([1, 0, 0]);
  catalog = createCatalog([dated('a', '2026-11-20'), dated('b', '2026-11-20')]);
  expect((await reach([kites]))[0]?.month).toBe(2);
});

it.each([
  [{ week: 3, weekOf: 29 }, true],
  [{ week: 3, weekOf: 30 }, false],
  [{ week: 101, weekOf: 1000 }, true],
  [{ week: 100, weekOf: 1000 }, false],
  [{ week: 2, weekOf: 2 }, false],
  [{ week: 0, weekOf: 0 }, false],
])('is broad above a tenth of a week, and never for two papers: %o is %s', (reach, broad) => {
  expect(isBroad({ month: 0, ...reach })).toBe(broad);
});
