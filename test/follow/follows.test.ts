import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createDigests } from '../../src/digest/service/digests.ts';
import { LONGEST_VALUE } from '../../src/follow/follow.ts';
import { createFollowing } from '../../src/follow/following.ts';
import { createFollows, type Follows, type Wish } from '../../src/follow/follows.ts';
import { createHearingBook, type HearingBook } from '../../src/follow/hearing.ts';
import { NO_REACH } from '../../src/follow/reach.ts';
import { USUAL_FOLLOW_SETTINGS } from '../../src/follow/settings.ts';
import { NO_ACRONYMS } from '../../src/search/match/acronyms.ts';
import { createTrending } from '../../src/trending/trending.ts';
import { paper } from '../support/papers.ts';
import { temporaryStore } from '../support/stores.ts';

const start = Date.parse('2026-11-20T08:00:00Z');
/** Goes on with every look at it, so that one follow is older than the next. */
let looks = 0;
const clock = () => new Date(start + looks++);
const titles = ['kites', 'kites again', 'kites at last', 'letters'];
const papers = titles.map((title, i) => paper(`p${i}`, { title, listedOn: '2026-11-19' }));
const words = (value: string): Wish => ({ kind: 'words', value });

let held: Awaited<ReturnType<typeof temporaryStore>>;
let follows: Follows;
let hearings: HearingBook;
beforeEach(async () => {
  held = await temporaryStore();
  const catalog = () => createCatalog(papers);
  const trending = createTrending({ ...held.store, catalog, clock });
  const digests = createDigests({ ...held.store, trending, catalog, clock });
  hearings = createHearingBook(digests);
  follows = createFollowing({
    store: held.store,
    digests,
    catalog,
    clock,
    recommend: async () => [],
  }).follows;
});
afterEach(() => held.remove());

it('is added with what it matched recently, and the first one starts the messages', async () => {
  const added = await follows.add('ada', words('  two \n letters '), false);
  expect(added).toMatchObject({
    kind: 'added',
    follow: {
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}$/),
      personId: 'ada',
      kind: 'words',
      value: 'two letters',
      since: expect.any(Date),
    },
    reach: { month: 0, week: 0, weekOf: 4 },
    settings: USUAL_FOLLOW_SETTINGS,
    hearing: { state: 'active', nextAt: new Date('2026-11-20T09:00:00Z') },
  });
  expect(await follows.list('ada')).toMatchObject({
    follows: [{ follow: { value: 'two letters' }, reach: { weekOf: 4 } }],
    hearing: { state: 'active' },
  });
});

it('is not added if it is too long, not a category, empty or dated', async () => {
  expect(await follows.add('ada', words('x'.repeat(LONGEST_VALUE + 1)))).toEqual({
    kind: 'too-long',
    most: 120,
  });
  for (const value of ['cs cl', '-cs', 'cs,cl']) {
    expect(await follows.add('ada', { kind: 'category', value })).toMatchObject({ kind: 'no-category' });
  }
  expect(await follows.add('ada', words('…'))).toEqual({ kind: 'nothing-wanted' });
  expect(await follows.add('ada', words('kites after:2026'))).toEqual({ kind: 'dated' });
  expect(await follows.list('ada')).toMatchObject({ follows: [], hearing: undefined });
  expect(await follows.add('ada', words('x'.repeat(LONGEST_VALUE)))).toMatchObject({ kind: 'added' });
  expect(await follows.add('ada', { kind: 'category', value: 'math.OC' })).toMatchObject({ kind: 'added' });
});

it('is questioned if it is already followed or matches a lot, and can be added anyway', async () => {
  expect(await follows.add('ada', words('kites'))).toMatchObject({
    kind: 'broad',
    reach: { week: 3, weekOf: 4 },
  });
  expect(await follows.add('ada', words('kites'), true)).toMatchObject({ kind: 'added' });
  expect(await follows.add('ada', words('Kite'))).toMatchObject({ kind: 'same', before: { value: 'kites' } });
  expect(await follows.add('bela', words('Kite'))).toMatchObject({ kind: 'broad' });
  expect(await follows.add('ada', words('Kite'), true)).toMatchObject({ kind: 'added' });
  expect((await follows.of('ada')).map(({ value }) => value)).toEqual(['kites', 'Kite']);
});

it('is limited in number per person', async () => {
  const numbered = Array.from({ length: 25 }, (_, i) => words(`word${i}`));
  for (const wish of numbered) expect(await follows.add('ada', wish)).toMatchObject({ kind: 'added' });
  expect(await follows.add('ada', words('letters'), true)).toEqual({ kind: 'full', wish: words('letters') });
  // Nothing else matters then, such as that it is followed already.
  expect(await follows.add('ada', words('word7'))).toEqual({ kind: 'full', wish: words('word7') });
  expect(await follows.add('bela', words('letters'))).toMatchObject({ kind: 'added' });
  const ids = (await follows.of('ada')).map(({ id }) => id);
  expect(new Set(ids).size).toBe(25);
});

it('ends the messages when the last one is removed, and not before', async () => {
  await follows.add('ada', words('letters'));
  await follows.add('ada', words('ships'));
  const [first, second] = await follows.of('ada');
  expect(await follows.remove('bela', first?.id ?? '')).toBeUndefined();
  expect(await follows.remove('ada', first?.id ?? '')).toEqual({ removed: first, left: 1 });
  expect((await follows.list('ada')).hearing).toMatchObject({ state: 'active' });
  expect(await follows.remove('ada', second?.id ?? '')).toEqual({ removed: second, left: 0 });
  expect((await follows.list('ada')).hearing).toBeUndefined();
  await follows.resume('ada');
  expect((await follows.list('ada')).hearing).toBeUndefined();
});

/** Follows in a store that behaves differently in one thing. */
function followsWith(over: Partial<Parameters<typeof createFollows>[0]>): Follows {
  const { store } = held;
  return createFollows({
    ...store,
    hearings,
    acronyms: async () => NO_ACRONYMS,
    reachOf: async (wishes) => wishes.map(() => NO_REACH),
    clock,
    ...over,
  });
}

it('keeps the messages if something is followed just as the last one is removed', async () => {
  await follows.add('ada', words('letters'));
  const [last] = await follows.of('ada');
  const { follows: store } = held.store;
  const racing = followsWith({
    follows: {
      ...store,
      async of(personId) {
        const own = await store.of(personId);
        if (own.length === 0) await follows.add('ada', words('ships'));
        return own;
      },
    },
    hearings: {
      ...hearings,
      async end(personId) {
        await hearings.end(personId);
        expect(await hearings.of(personId)).toBeUndefined();
      },
    },
  });
  expect(await racing.remove('ada', last?.id ?? '')).toEqual({ removed: last, left: 0 });
  expect(await hearings.of('ada')).toMatchObject({ state: 'active' });
});

it('is over the limit, too, if the last one is added at the same moment', async () => {
  const full = followsWith({ follows: { ...held.store.follows, add: async () => false } });
  expect(await full.add('ada', words('letters'))).toEqual({ kind: 'full', wish: words('letters') });
  expect(await hearings.of('ada')).toBeUndefined();
});

it('has no matches if it was not tried', async () => {
  const untried = followsWith({ reachOf: async () => [] });
  const reach = { month: 0, week: 0, weekOf: 0 };
  expect(await untried.add('ada', words('letters'))).toMatchObject({ kind: 'added', reach });
  expect((await untried.list('ada')).follows).toEqual([
    { follow: expect.objectContaining({ value: 'letters' }), reach },
  ]);
});

it('restarts missing messages once something is followed and requested', async () => {
  await follows.resume('ada');
  expect(await hearings.of('ada')).toBeUndefined();
  await follows.add('ada', words('letters'));
  await hearings.end('ada');
  await follows.resume('ada');
  expect(await hearings.of('ada')).toMatchObject({ state: 'active' });
  await hearings.end('ada');
  expect((await follows.list('ada')).hearing).toMatchObject({ state: 'active' });
  expect(await hearings.of('ada')).toMatchObject({ state: 'active' });
});

it('is reported at the chosen times, whether chosen before or after', async () => {
  expect(await follows.setTimes('ada', { time: '18:30' })).toEqual({
    settings: { ...USUAL_FOLLOW_SETTINGS, time: '18:30' },
    hearing: undefined,
  });
  expect(await follows.add('ada', words('letters'))).toMatchObject({
    settings: { time: '18:30' },
    hearing: { nextAt: new Date('2026-11-20T18:30:00Z') },
  });
  expect(await follows.setTimes('ada', { timezone: 'Europe/Berlin', recommendations: false })).toMatchObject({
    settings: { time: '18:30', timezone: 'Europe/Berlin', recommendations: false },
    hearing: { nextAt: new Date('2026-11-20T17:30:00Z') },
  });
});

it('returns papers with all of the person’s follows they match', async () => {
  for (const value of ['kites', 'kites -again', 'letters']) await follows.add('ada', words(value), true);
  await follows.add('bela', words('last'));
  const matches = await follows.matchesOf('ada', papers);
  expect(
    matches.map(({ paper: { title }, follows: own }) => [title, ...own.map(({ value }) => value)]),
  ).toEqual([
    ['kites', 'kites', 'kites -again'],
    ['kites again', 'kites'],
    ['kites at last', 'kites', 'kites -again'],
    ['letters', 'letters'],
  ]);
});
