import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { createForget } from '../../src/personal-data/forget.ts';
import type { KeptKind } from '../../src/personal-data/personal-data.ts';
import { paper } from '../support/papers.ts';

const by = (id: string, submittedBy: string) => paper(id, { extra: { submittedBy } });

function setUp(
  uncredit: (ids: readonly string[]) => Promise<void> = async () => {},
  kept: ReadonlyMap<KeptKind, number> = new Map([['votes', 2]]),
  more: readonly Paper[] = [],
) {
  const forgotten: string[] = [];
  const forget = createForget({
    personalData: {
      counts: async () => kept,
      forget: async (id) => {
        forgotten.push(id);
        return kept;
      },
    },
    credits: {
      ofPerson: async (id) => (id === 'ada' ? ['noted', 'gone'] : []),
      known: async (ids) => new Set(ids.filter((id) => id === 'noted' || id === 'of other')),
    },
    catalog: () =>
      createCatalog([
        by('noted', 'Ada'),
        by('of other', 'Ada'),
        by('from before', 'Ada'),
        by('not', 'Bo'),
        paper('x'),
        ...more,
      ]),
    uncredit: (papers) => uncredit(papers.map(({ id }) => id)),
  });
  return { forget, forgotten };
}

it('removes a name from papers recorded as theirs, and from those from when only names were kept', async () => {
  const taken: string[] = [];
  const { forget } = setUp(async (ids) => void taken.push(...ids));
  const person = { id: 'ada', names: ['Ada'] };
  expect([...(await forget.counts(person))]).toEqual([
    ['votes', 2],
    ['credits', 1],
  ]);
  await forget.forget(person);
  expect(taken).toEqual(['noted', 'from before']);
});

it('removes a name from a single paper, recorded or only named', async () => {
  for (const [person, paperId] of [
    [{ id: 'ada', names: [] }, 'noted'],
    [{ id: 'bo', names: ['Bo'] }, 'not'],
  ] as const) {
    const taken: string[] = [];
    const { forget } = setUp(async (ids) => void taken.push(...ids));
    await forget.forget(person);
    expect(taken).toEqual([paperId]);
  }
});

it('counts papers with a name along with recorded ones, in the usual order', async () => {
  const kept = new Map<KeptKind, number>([
    ['digests', 1],
    ['credits', 3],
    ['saves', 4],
  ]);
  const plain = [...(await setUp(undefined, kept).forget.counts({ id: 'eve', names: [] })).keys()];
  expect(plain).toEqual(['digests', 'credits', 'saves']);
  const all = [
    'follows',
    'saves',
    'votes',
    'submissions',
    'credits',
    'deliveries',
    'address',
    'settings',
    'digests',
    'featured',
  ] as const;
  const reversed = new Map<KeptKind, number>([...all].reverse().map((kind) => [kind, 1]));
  const whole = await setUp(undefined, reversed).forget.counts({ id: 'ada', names: ['Ada'] });
  expect([...whole.keys()]).toEqual(all);
  const told = [...(await setUp(undefined, kept).forget.forget({ id: 'ada', names: ['Ada'] }))];
  expect(told).toEqual([
    ['saves', 4],
    ['credits', 4],
    ['digests', 1],
  ]);
});

it('looks at a thousand papers of one name, and no more', async () => {
  const many = Array.from({ length: 1001 }, (_, i) => by(`m${i}`, 'Mo'));
  const { forget } = setUp(undefined, new Map(), many);
  expect([...(await forget.counts({ id: 'mo', names: ['Mo'] }))]).toEqual([['credits', 1000]]);
});

it('touches no paper of one who submitted none', async () => {
  const { forget, forgotten } = setUp(async () => {
    throw new Error('asked');
  });
  const eve = { id: 'eve', names: ['Eve'] };
  expect([...(await forget.counts(eve))]).toEqual([['votes', 2]]);
  expect([...(await forget.forget(eve))]).toEqual([['votes', 2]]);
  expect(forgotten).toEqual(['eve']);
});

it('keeps what identifies the papers until their names are removed, so that it can be retried', async () => {
  const { forget, forgotten } = setUp(async () => {
    throw new Error('the disk is full');
  });
  await expect(forget.forget({ id: 'ada', names: ['Ada'] })).rejects.toThrow('full');
  expect(forgotten).toEqual([]);
});
