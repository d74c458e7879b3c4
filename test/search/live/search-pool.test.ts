import { json } from 'node:stream/consumers';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Catalog, createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import {
  createLiveSearch,
  type LiveSearch,
  type LiveSearchOptions,
} from '../../../src/search/live/live-search.ts';
import type { RankingEngine } from '../../../src/search/search.ts';

const BIRDS = ['owls', 'hawks', 'terns', 'wrens', 'swifts', 'herons', 'ravens', 'finches'];
const DEEDS = ['hunting', 'nesting', 'singing', 'migrating', 'moulting'];

/** Every eighth of them is about owls. */
function birdPapers(length: number): readonly Paper[] {
  return Array.from({ length }, (_, i) => ({
    id: `test:${i}`,
    title: `On ${BIRDS[i % 8]} and their ${DEEDS[i % 5]} habits in the year ${i % 97}`,
    abstract: `We watch ${BIRDS[i % 8]} while ${DEEDS[i % 5]}. Their habits change with the light of season ${i % 89}.`,
    authors: [i % 7 === 0 ? 'Ada Example' : 'Bela Sample'],
    categories: [i % 3 === 0 ? 'bio.A' : 'bio.B'],
    published: i % 4 === 0 ? '2024' : `2025-0${1 + (i % 9)}`,
    upvotes: i % 11,
  }));
}

/** Enough papers for a search thread, too few to learn vectors from. */
const papers = birdPapers(320);
const catalog = createCatalog(papers);
const here = createSearchEngine({ catalog });
const grown = createCatalog([
  ...papers,
  ...Array.from({ length: 5 }, (_, i) => ({
    id: `test:new-${i}`,
    title: `${i < 3 ? 'Owls' : 'Hawks'} and zorilles of number ${i}`,
    abstract: 'Zorilles and ravnens hunt at dawn. Their habits are those of herons.',
    authors: ['Ada Exampel', 'Zoe Zorn'],
  })),
]);

/** A title and a text of different words. */
function wordless(id: string) {
  return { title: `Paper ${id.slice(5)}`, abstract: 'Nothing is told.' };
}

const opened: LiveSearch[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
});

/** A live search (default: without a spare thread), and the threads it has started. */
async function open(options: Partial<LiveSearchOptions> = {}) {
  const threads: Worker[] = [];
  const live = await createLiveSearch({
    catalog,
    hasSpare: false,
    ...options,
    onStart: (worker) => {
      threads.push(worker);
      options.onStart?.(worker);
    },
  });
  opened.push(live);
  return { live, threads, search: live.current().search };
}

const ASKED: readonly (readonly [what: string, ask: (engine: RankingEngine) => unknown])[] = [
  ['a search', (engine) => engine.find({ query: 'owls hunting habits' })],
  ['a misspelt search', (engine) => engine.find({ query: 'habist of ravnes sinigng', limit: 30 })],
  ['conditions', (engine) => engine.find({ query: 'habits cat:bio.A after:2025 author:ada', offset: 3 })],
  ['a phrase', (engine) => engine.find({ query: '"nesting habits" -owls', sort: 'votes' })],
  ['nothing but filters', (engine) => engine.find({ query: 'cat:bio.B before:2025-03', sort: 'newest' })],
  ['what cannot be read', (engine) => engine.find({ query: 'since:x owls "terns', after: 'soon' })],
  ['an id', (engine) => engine.find({ query: 'test:7' })],
  ['similar papers', (engine) => engine.similar('test:7', 12)],
  ['papers like several', (engine) => engine.similar(['test:7', 'test:8'], 12)],
  ['a question', (engine) => engine.answer('When do herons change their habits?')],
  ['a misspelt question', (engine) => engine.answer('what do ravnes do while sinigng?', 5)],
  ['a plain text', (engine) => engine.rank('finches migrating light', 50)],
  ['a half-typed title', (engine) => engine.suggest('paper', 'on hawks and th')],
  ['a half-typed, misspelt title', (engine) => engine.suggest('paper', 'on hawsk and th', 5)],
  ['a misspelt name', (engine) => engine.suggest('author', 'ada exmaple')],
  ['a half-typed query', (engine) => engine.suggest('query', 'ada exam')],
  ['a misspelt query', (engine) => engine.suggest('query', 'exmaple')],
  ['a category', (engine) => engine.suggest('category', 'bio')],
];

describe('a search in a thread gives the same results as one in this thread, for', () => {
  let live: LiveSearch;
  beforeAll(async () => {
    live = await createLiveSearch({ catalog, hasSpare: true });
  });
  afterAll(() => live.close());

  it.each(ASKED)('%s', async (_, ask) => {
    expect(await ask(live.current().search)).toEqual(await ask(here));
  });

  it('thirty searches at once', async () => {
    const { search } = live.current();
    const asked = Array.from({ length: 30 }, (_, i) => ASKED[i % ASKED.length]?.[1]);
    const together = await Promise.all(asked.map((ask) => ask?.(search)));
    expect(together).toEqual(await Promise.all(asked.map((ask) => ask?.(here))));
  });
});

/** Papers that count how often they are read. */
function watched(papers: readonly Paper[]) {
  let looks = 0;
  const seen = papers.map(
    (paper) =>
      new Proxy(paper, {
        get(target, property, receiver) {
          looks++;
          return Reflect.get(target, property, receiver);
        },
      }),
  );
  const base = createCatalog(seen);
  const all = () => {
    looks += papers.length;
    return base.all();
  };
  const watchedCatalog: Catalog = {
    ...base,
    all,
    ofDay: (day) => {
      looks += papers.length;
      return base.ofDay(day);
    },
  };
  return { catalog: watchedCatalog, looks: () => looks };
}

it('no search reads more papers in this thread than it returns, or more than twenty for an answer', async () => {
  const { catalog: seen, looks } = watched(birdPapers(960));
  const { search } = await open({ catalog: seen });
  for (const [, ask] of ASKED) {
    const before = looks();
    await ask(search);
    // A paper has about ten fields; the largest page has fifty.
    expect(looks() - before).toBeLessThan(600);
  }
});

describe('a thread that dies', () => {
  it('is restarted, and its search is answered', async () => {
    const deaths: Error[] = [];
    const { search, threads } = await open({ onDeath: (error) => deaths.push(error) });
    const answers = Promise.all(ASKED.map(([, ask]) => ask(search)));
    await threads[0]?.terminate();
    expect((await answers).length).toBe(ASKED.length);
    expect(threads).toHaveLength(2);
    expect(deaths).toHaveLength(1);
    const { total } = await search.find({ query: 'owls' });
    expect(total).toBe(40);
    expect(threads).toHaveLength(2);
  });

  it('twice during one search fails that search with a reason, and no other', async () => {
    let isDeadly = true;
    const { search } = await open({
      onStart: (worker) => {
        if (isDeadly) worker.on('message', (message) => 'needs' in message && void worker.terminate());
      },
    });
    const deadly = search.answer('When do herons change their habits?');
    const others = Promise.allSettled([search.find({ query: 'owls' }), search.similar('test:3')]);
    await expect(deadly).rejects.toMatchObject({ kind: 'died', name: 'SearchFailure' });
    isDeadly = false;
    expect((await others).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });

  it('while opening the next catalog is restarted with it', async () => {
    const deaths = deathsAt('open');
    const { live, threads } = await open(deaths);
    deaths.count = 1;
    await live.swap(grown);
    expect(threads).toHaveLength(2);
    expect((await live.current().search.find({ query: 'owls' })).total).toBe(43);
  });

  it('twice while opening the next catalog stops the swap, and the old one stays', async () => {
    const deaths = deathsAt('open');
    const { live, threads } = await open(deaths);
    deaths.count = 2;
    await expect(live.swap(grown)).rejects.toThrow('thread');
    expect(threads).toHaveLength(2);
    expect(live.current().catalog).toBe(catalog);
    expect((await live.current().search.find({ query: 'owls' })).total).toBe(40);
  });
});

/** Terminates threads as soon as they get a message of this kind, this many times. */
function deathsAt(kind: string) {
  const deaths = {
    count: 0,
    onStart(worker: Worker) {
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (message) => {
        if (!(kind in message) || deaths.count === 0) post(message);
        else if (deaths.count-- > 0) void worker.terminate();
      };
    },
  };
  return deaths;
}

it('a search that does not end is stopped with its thread, and the next one gets a new thread', async () => {
  let isHanging = true;
  const { search, threads } = await open({
    limits: { run: 2_000 },
    onStart: (worker) => {
      const post = worker.postMessage.bind(worker);
      // The request never reaches it.
      worker.postMessage = (message) => (isHanging && 'ask' in message ? undefined : post(message));
    },
  });
  await expect(search.find({ query: 'owls' })).rejects.toMatchObject({ kind: 'late', name: 'SearchFailure' });
  isHanging = false;
  expect((await search.find({ query: 'owls' })).total).toBe(40);
  expect(threads.map(({ threadId }) => threadId === -1)).toEqual([true, false]);
});

const SNAPSHOT = z.object({
  snapshot: z.object({ meta: z.object({ node_fields: z.array(z.string()) }) }),
  // More than a million numbers, read only once.
  nodes: z.custom<readonly unknown[]>(Array.isArray),
  strings: z.custom<readonly unknown[]>(Array.isArray),
});

/** How many blocks of shared memory a thread keeps alive. */
async function sharedIn(worker: Worker): Promise<number> {
  const { nodes, strings, snapshot } = SNAPSHOT.parse(await json(await worker.getHeapSnapshot()));
  const { node_fields: fields } = snapshot.meta;
  const wanted = strings.indexOf('SharedArrayBuffer');
  let count = 0;
  for (let at = fields.indexOf('name'); at < nodes.length; at += fields.length) {
    if (nodes[at] === wanted) count += 1;
  }
  return count;
}

describe('a swap', () => {
  const other = createCatalog(papers.slice(0, 200));

  /** Numbers of the moments that threads were told to open or drop. */
  function told(kind: 'open' | 'letGo') {
    const numbers: number[] = [];
    return {
      numbers,
      onStart(worker: Worker) {
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (message) => {
          if (kind in message) numbers.push(kind === 'open' ? message.open.moment : message.letGo);
          post(message);
        };
      },
    };
  }

  it.each([
    ['with more papers', grown],
    ['with fewer papers', other],
    [
      'without most of the words',
      createCatalog(papers.map((paper) => ({ ...paper, ...wordless(paper.id) }))),
    ],
  ])(
    'to a catalog %s keeps the threads, which answer for both catalogs as new ones would',
    async (_, next) => {
      const { live, search, threads } = await open({ hasSpare: true });
      await Promise.all(Array.from({ length: 3 }, () => search.find({ query: 'owls' })));
      expect(threads).toHaveLength(2);
      await live.swap(next);
      const after = createSearchEngine({ catalog: next });
      for (const [, ask] of ASKED) {
        const now = live.current().search;
        const [old, ...others] = await Promise.all([ask(search), ask(now), ask(now), ask(now)]);
        expect(old).toEqual(await ask(here));
        for (const one of others) expect(one).toEqual(await ask(after));
      }
      expect(threads).toHaveLength(2);
    },
  );

  it('drops the old catalog once it is unused, and reopens it if needed', async () => {
    const [opens, lettings] = [told('open'), told('letGo')];
    const { live, search, threads } = await open({
      limits: { idle: 0 },
      onStart(worker) {
        opens.onStart(worker);
        lettings.onStart(worker);
      },
    });
    const before = search.find({ query: 'owls', limit: 3 });
    await live.swap(other);
    await expect.poll(() => lettings.numbers).toEqual([1]);
    expect(await search.find({ query: 'owls', limit: 3 })).toEqual(await before);
    await expect.poll(() => lettings.numbers).toEqual([1, 1]);
    expect(opens.numbers).toEqual([1, 2, 1]);
    expect((await live.current().search.find({ query: 'owls' })).total).toBe(25);
    expect(threads).toHaveLength(1);
  });

  it('keeps searches of the old catalog on the old one, even after its thread died', async () => {
    const { live, search, threads } = await open();
    const before = await search.find({ query: 'owls', limit: 3 });
    await live.swap(other);
    await threads[0]?.terminate();
    expect(await search.find({ query: 'owls', limit: 3 })).toEqual(before);
    expect((await live.current().search.find({ query: 'owls' })).total).toBe(25);
    expect(threads).toHaveLength(2);
  });

  it('frees the memory of dropped catalogs in every thread', async () => {
    const lettings = told('letGo');
    const { live, threads } = await open({ limits: { idle: 0 }, onStart: lettings.onStart });
    const [thread] = threads;
    if (thread === undefined) throw new Error('no thread was started');
    const before = await sharedIn(thread);
    for (const next of [other, grown]) await live.swap(next);
    // Reading a thread's memory takes a second.
    await expect.poll(() => lettings.numbers.length).toBe(2);
    await expect.poll(() => sharedIn(thread), { interval: 200 }).toBe(before);
  });

  it('to a catalog too small for a thread ends the threads', async () => {
    const { live, threads } = await open({ limits: { idle: 0 } });
    await live.swap(createCatalog(papers.slice(0, 20)));
    await expect.poll(() => threads.map(({ threadId }) => threadId)).toEqual([-1]);
  });
});

it('closing ends every thread, and pending and later searches fail as closed', async () => {
  const { live, search, threads } = await open();
  const under = Promise.allSettled([search.find({ query: 'owls' }), search.find({ query: 'hawks' })]);
  await live.close();
  const closed = { status: 'rejected', reason: { kind: 'closed' } };
  expect(await under).toMatchObject([closed, closed]);
  await expect(search.find({ query: 'owls' })).rejects.toMatchObject({ kind: 'closed' });
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
});

describe('a spare thread', () => {
  const alive = (threads: readonly Worker[]) => threads.filter(({ threadId }) => threadId !== -1).length;
  const many = (search: RankingEngine, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => search.find({ query: `${BIRDS[i % 8]} habits` })));

  it('is started when a search has to wait, and ends after a while without work', async () => {
    const { search, threads } = await open({ hasSpare: true, limits: { spare: 50 } });
    await search.find({ query: 'owls' });
    expect(threads).toHaveLength(1);
    expect((await many(search, 3)).map(({ total }) => total)).toEqual([40, 40, 40]);
    expect(threads).toHaveLength(2);
    await expect.poll(() => alive(threads)).toBe(1);
    expect(threads[0]?.threadId).not.toBe(-1);
  });

  it('searches while the first one hangs', async () => {
    let ready = 0;
    const onStart = (worker: Worker) => {
      worker.on('message', (message) => {
        if ('ready' in message) ready += 1;
      });
    };
    const { live, search, threads } = await open({ hasSpare: true, onStart });
    await many(search, 3);
    await expect.poll(() => ready).toBe(2);
    const [first] = threads;
    if (first === undefined) throw new Error('no thread was started');
    first.postMessage = () => {};
    const stuck = search.find({ query: 'owls' });
    stuck.catch(() => {});
    expect((await search.find({ query: 'hawks' })).total).toBe(40);
    await live.close();
    await expect(stuck).rejects.toMatchObject({ kind: 'closed' });
  });

  it('ends with the first one when both are closed', async () => {
    const { live, search, threads } = await open({ hasSpare: true });
    await many(search, 3);
    await live.close();
    expect(threads).toHaveLength(2);
    expect(alive(threads)).toBe(0);
  });
});
