import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { ServiceError } from '../../../src/catalog/http/service-error.ts';
import {
  createSubmissions,
  type SubmissionClaim,
  type SubmissionStore,
} from '../../../src/catalog/submissions/submit.ts';
import { submitterOf } from '../../../src/catalog/submitter.ts';
import type { Paper } from '../../../src/paper/paper.ts';

const now = new Date('2026-08-20T15:00:00Z');
const paper = (id: string): Paper => ({ id, title: `Paper ${id}`, authors: [] });

function setUp(lookUp: (id: string) => Promise<Paper | undefined> = async (id) => paper(id)) {
  const held: Paper[] = [paper('2005.11401')];
  const asked: string[] = [];
  const claims: SubmissionClaim[] = [];
  const store: SubmissionStore = {
    async claim(claim, limits) {
      if (claims.length >= limits.person) return { granted: false, limit: 'person', again: now };
      claims.push(claim);
      return { granted: true };
    },
    async credit() {},
    async release(claim) {
      claims.splice(claims.indexOf(claim), 1);
    },
  };
  const submissions = createSubmissions({
    catalog: () => createCatalog(held),
    lookUp: (id) => {
      asked.push(id);
      return lookUp(id);
    },
    add: async (added) => void held.push(added),
    store,
    clock: () => now,
  });
  const submit = (link: string) =>
    submissions.submit({ link, userId: 'u', userName: 'Ada\n@everyone', guildId: 'g' });
  return { submit, asked, claims, held };
}

describe('a submitted paper', () => {
  it.each([
    '2608.00001',
    'https://arxiv.org/pdf/2608.00001v2',
    'look: https://huggingface.co/papers/2608.00001 !',
  ])('is fetched, added and credited: %s', async (link) => {
    const { submit, asked, held } = setUp();
    const outcome = await submit(link);
    expect(outcome).toMatchObject({ kind: 'added', paper: { id: '2608.00001' } });
    expect(asked).toEqual(['2608.00001']);
    expect(held[1] && submitterOf(held[1])).toBe('Ada @everyone');
  });

  it('is neither fetched nor counted if it is there already', async () => {
    const { submit, asked, claims } = setUp();
    expect(await submit('2005.11401')).toMatchObject({ kind: 'known', paper: { id: '2005.11401' } });
    expect([...asked, ...claims]).toEqual([]);
  });

  it.each([
    '',
    'a nice paper',
    'https://evil.example/abs/2608.00001',
    'http://127.0.0.1/2608.00001',
    'acl:2020.acl-main.1',
  ])('is never requested from an address that a person typed: %s', async (link) => {
    const { submit, asked } = setUp();
    expect(await submit(link)).toEqual({ kind: 'unreadable' });
    expect(asked).toEqual([]);
  });

  it('must be the only one in the text', async () => {
    expect(await setUp().submit('2608.00001 and 2608.00002')).toEqual({
      kind: 'several',
      ids: ['2608.00001', '2608.00002'],
    });
  });

  it('counts if arXiv does not know it, but not if arXiv is down', async () => {
    const absent = setUp(async () => undefined);
    expect(await absent.submit('2608.00001')).toEqual({ kind: 'not-found', id: '2608.00001' });
    expect(absent.claims).toHaveLength(1);
    const away = setUp(async () => {
      throw new ServiceError('arXiv did not answer in time.', { cause: undefined });
    });
    expect(await away.submit('2608.00001')).toEqual({
      kind: 'unavailable',
      reason: 'arXiv did not answer in time.',
    });
    expect(away.claims).toHaveLength(0);
  });

  it('is refused beyond the limit, without a request to arXiv', async () => {
    const { submit, asked } = setUp();
    for (let n = 1; n <= 5; n += 1) await submit(`2608.0000${n}`);
    expect(await submit('2608.00009')).toEqual({ kind: 'limit', limit: 'person', again: now });
    expect(asked).toHaveLength(5);
  });

  it('is fetched once when two people submit it at once', async () => {
    const { submit, asked, claims } = setUp();
    const outcomes = await Promise.all([submit('2608.00001'), submit('2608.00001')]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['added', 'known']);
    expect([asked.length, claims.length]).toEqual([1, 1]);
  });
});
