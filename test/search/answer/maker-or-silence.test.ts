import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { paper } from '../../support/papers.ts';

const engine = createSearchEngine({
  catalog: createCatalog([
    ...Array.from({ length: 60 }, (_, i) =>
      paper(`boats:${i}`, {
        title: `Boats and harbours ${i}`,
        published: `${1970 + (i % 30)}-01-01`,
        abstract: 'Boats carry what harbours hold. We find that they float.',
      }),
    ),
    // A name in capitals that's also an everyday word in lower case.
    paper('mussel', {
      title: 'MUSSEL: Ropes for Harbours',
      published: '2012-01-01',
      abstract: 'We present MUSSEL, a rope.',
    }),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`eaten:${i}`, {
        title: `What Harbours Eat ${i}`,
        published: `201${i}-05-01`,
        abstract: 'A mussel clings to the rope, and every mussel is eaten.',
      }),
    ),
    // A name that isn't a word.
    paper('gorva', {
      title: 'GORVA: Nets by Night',
      published: '2011-01-01',
      abstract: 'We present GORVA, a net.',
    }),
    ...Array.from({ length: 60 }, (_, i) =>
      paper(`nets:${i}`, {
        title: `Fishing ${i}`,
        published: '2014-01-01',
        abstract: 'We use GORVA to catch more fish.',
      }),
    ),
    // In use for years before a title introduces it, and made elsewhere.
    ...Array.from({ length: 7 }, (_, i) =>
      paper(`chat:${i}`, {
        title: `Talking at Sea ${i}`,
        published: `2015-0${i + 1}-01`,
        abstract: 'We ask SeaTalk for the weather.',
      }),
    ),
    paper('late', {
      title: 'SeaTalk: False Friends of Sailors',
      published: '2019-01-01',
      abstract: 'We test what sailors say.',
    }),
    // A paper with a name in its title didn't necessarily make it.
    paper('uses', {
      title: 'WeedNet-based Sorting of Weeds',
      published: '2016-01-01',
      abstract: 'WeedNet sorts our weeds. WeedNet is fast.',
    }),
    // Used by others for years when somebody says to introduce one.
    ...Array.from({ length: 7 }, (_, i) =>
      paper(`winch:${i}`, {
        title: `Pulling ${i}`,
        published: `2012-0${i + 1}-01`,
        abstract: 'We pull fish with a SeaWinch.',
      }),
    ),
    paper('claims', {
      title: 'Pulling Harder',
      published: '2016-01-01',
      abstract: 'We introduce SeaWinch, a winch.',
    }),
    // Said by the first to use it.
    paper('coins', {
      title: 'Pulling Anchors',
      published: '2016-01-01',
      abstract: 'We introduce AnchorPull, a rope.',
    }),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`pull:${i}`, {
        title: `Up ${i}`,
        published: '2017-01-01',
        abstract: 'AnchorPull pulls our anchors.',
      }),
    ),
    // Known only by its title.
    paper('shells', { title: 'ShellQA: 9,000 Questions on Shells', published: '2013-01-01' }),
    paper('shells:again', {
      title: 'Hard Questions on Shells',
      published: '2014-01-01',
      abstract: 'We add 500 unanswerable questions to ShellQA, whose questions were easy.',
    }),
  ]),
});
const answers = async (question: string) => {
  const { quotes } = await engine.answer(question);
  return quotes.map(({ paper: { id } }) => id);
};

describe('who made what has a name', () => {
  it.each(['who made gorva', 'what is gorva?', 'Who introduced GORVA?'])(
    'is found in small letters too: %s',
    async (question) => {
      expect((await answers(question))[0]).toBe('gorva');
    },
  );

  it.each(['who invented the mussel', 'who made mussel'])(
    'is nobody where the word is one that papers write small: %s',
    async (question) => {
      expect(await answers(question)).toEqual([]);
    },
  );

  it('isn’t answered if just any thing of that name is meant', async () => {
    const quoted = async (question: string) => (await engine.answer(question)).quotes[0]?.sentence;
    expect(await quoted('what is gorva')).toBe('We present GORVA, a net.');
    expect(await quoted('what is a gorva')).toBeUndefined();
  });

  it('is found by the name as typed, whatever the word means', async () => {
    expect((await answers('who introduced MUSSEL'))[0]).toBe('mussel');
  });

  it('is whoever says so, if nobody used it before', async () => {
    expect(await answers('Who introduced AnchorPull?')).toEqual(['coins']);
  });

  it.each(['Who introduced SeaTalk?', 'Who proposed WeedNet?', 'Who made SeaWinch?'])(
    'is not whoever used it first, or gave it to a title when all knew it: %s',
    async (question) => {
      expect(await answers(question)).toEqual([]);
    },
  );
});

it('names a thing’s paper for its size if the catalog has only its title, and quotes no other', async () => {
  const { quotes } = await engine.answer('How many questions are in ShellQA?');
  expect(quotes[0]?.paper.id).toBe('shells');
  expect(quotes.map(({ sentence }) => sentence)).toEqual(quotes.map(() => undefined));
});
