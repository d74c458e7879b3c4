import { expect, it } from 'vitest';
import { createPersonalSections } from '../../../src/mail/outlet/personal-sections.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { paper } from '../../support/papers.ts';

const now = new Date('2026-11-20T09:00:00Z');
const subscription = { id: 's', recipient: { kind: 'address', addressId: 'a-1' } };
const kites = { kind: 'words', value: 'kites' };
const ada = { kind: 'author', value: 'Ada North' };
const match = (one: Paper, ...follows: readonly object[]) => ({ paper: one, follows });
const liked = (one: Paper, like = 'Letters', because = 'saved') => ({
  paper: one,
  like: paper('l', { title: like }),
  because,
});

/** The sections of a person's mail, of these papers, and as whom they were asked for. */
async function sections(
  news: { readonly matches?: readonly object[]; readonly recommended?: readonly object[] },
  taken: readonly string[] = [],
  userId: string | undefined = 'ada',
) {
  const asked: unknown[] = [];
  const ask = createPersonalSections({
    personOf: async (addressId) => (addressId === 'a-1' ? userId : 'somebody else'),
    followNews: async (...args: unknown[]) => {
      asked.push(args);
      return { digest: { matches: [], recommended: [], ...news } } as never;
    },
  });
  return { ...(await ask(subscription as never, { id: 'd' } as never, now, new Set(taken))), asked };
}

it('are empty for a mailbox without a Discord user', async () => {
  const ask = createPersonalSections({
    personOf: async () => undefined,
    followNews: () => Promise.reject(new Error('asked')),
  });
  expect(await ask(subscription as never, { id: 'd' } as never, now, new Set())).toEqual({
    sections: [],
    shown: [],
  });
});

it('say of each paper why it is there, what is followed first', async () => {
  const found = await sections({
    matches: [match(paper('m', { upvotes: 3 }), kites, ada)],
    recommended: [liked(paper('r'))],
  });
  expect(found.asked).toEqual([
    [{ ...subscription, recipient: { kind: 'person', userId: 'ada' } }, { id: 'd' }, now],
  ]);
  expect(found.sections).toEqual([
    {
      title: 'What you follow',
      papers: [{ paper: paper('m', { upvotes: 3 }), why: 'you follow “kites”, Ada North' }],
    },
    { title: 'You might like', papers: [{ paper: paper('r'), why: 'like “Letters”, which you saved' }] },
  ]);
  expect(found.shown).toEqual([
    { id: 'm', upvotes: 3 },
    { id: 'r', upvotes: 0 },
  ]);
});

it('leave out papers already in the mail, and empty sections', async () => {
  const found = await sections(
    { matches: [match(paper('a'), kites)], recommended: [liked(paper('a')), liked(paper('b'))] },
    ['a'],
  );
  expect(found.sections.map(({ title, papers }) => [title, papers.length])).toEqual([['You might like', 1]]);
  const once = await sections({ matches: [match(paper('a'), kites)], recommended: [liked(paper('a'))] });
  expect(once.sections.map(({ title }) => title)).toEqual(['What you follow']);
  expect((await sections({})).sections).toEqual([]);
});

it('show ten followed papers at most, and truncate long names', async () => {
  const long = { kind: 'author', value: 'x'.repeat(61) };
  const matches = Array.from({ length: 11 }, (_, i) => match(paper(`p${i}`), long));
  const words = { kind: 'words', value: 'y'.repeat(61) };
  const found = await sections({
    matches: [match(paper('first'), words), ...matches],
    recommended: [liked(paper('r'), 'z'.repeat(91), 'upvoted')],
  });
  const [followed, like] = found.sections;
  expect(followed?.papers).toHaveLength(10);
  expect(followed?.papers[0]?.why).toMatch(/^you follow “y{50,59}…”$/);
  expect(followed?.papers[1]?.why).toMatch(/^you follow x{50,59}…$/);
  expect(like?.papers[0]?.why).toMatch(/^like “z{80,89}…”, which you upvoted$/);
});
