import { expect, it } from 'vitest';
import { createRetention, type RemovedDigest } from '../../src/retention/retention.ts';
import { silent } from '../support/stores.ts';

const now = new Date('2026-11-20T08:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** One look at a store of servers, for a bot that is in those given; what was asked of whom. */
async function look(given: {
  readonly kept?: readonly string[];
  readonly due?: readonly string[];
  readonly here?: readonly string[];
  readonly old?: number;
  readonly removed?: readonly RemovedDigest[];
}) {
  const { kept = [], due = [], here = [], removed = [] } = given;
  let old = given.old ?? 0;
  const asked: unknown[] = [];
  const retention = createRetention({
    store: {
      ledger: {
        async forgetOld(before, limit) {
          asked.push(['forget', before, limit]);
          const some = Math.min(old, limit);
          old -= some;
          return some;
        },
      },
      leftGuilds: {
        withSettings: async () => kept,
        note: async (ids, at) => void asked.push(['note', ids, at]),
        cancel: async (ids) => void asked.push(['cancel', ids]),
        async notedUntil(moment) {
          asked.push(['until', moment]);
          return due;
        },
        async remove(id) {
          asked.push(['remove', id]);
          return removed;
        },
      },
    },
    guilds: async () => {
      asked.push(['guilds']);
      return new Set(here);
    },
    tell: async (userId, channelIds) => {
      asked.push(['tell', userId, channelIds]);
      return true;
    },
    clock: () => now,
    log: silent,
  });
  await retention();
  return asked;
}

const forget = ['forget', daysAgo(217), 1_000];

it('forgets old deliveries a thousand at a time, and asks nobody where no settings are kept', async () => {
  expect(await look({})).toEqual([forget]);
  expect(await look({ old: 2_000 })).toEqual([forget, forget, forget]);
  expect(await look({ old: 1_999 })).toEqual([forget, forget]);
});

it('notes the servers it is not in, and removes what is kept of those it left thirty days ago', async () => {
  const removed = [
    { channelId: '1', createdBy: 'maria' },
    { channelId: '2', createdBy: 'ada' },
    { channelId: '3', createdBy: '' },
    { channelId: '4', createdBy: 'maria' },
    { channelId: '4', createdBy: 'maria' },
  ];
  expect(
    await look({ kept: ['here', 'left'], here: ['here', 'back'], due: ['left', 'back'], removed }),
  ).toEqual([
    forget,
    ['guilds'],
    ['cancel', ['here']],
    ['note', ['left'], now],
    ['until', daysAgo(30)],
    ['remove', 'left'],
    ['tell', 'maria', ['1', '4']],
    ['tell', 'ada', ['2']],
  ]);
  expect(await look({ kept: ['here'], here: ['here'] })).toEqual([
    forget,
    ['guilds'],
    ['cancel', ['here']],
    ['note', [], now],
    ['until', daysAgo(30)],
  ]);
});
