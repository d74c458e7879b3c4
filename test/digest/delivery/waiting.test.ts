import { expect, it } from 'vitest';
import { nextAttempt, wait } from '../../../src/digest/delivery/waiting.ts';
import type { Delivery } from '../../../src/digest/ledger.ts';
import { createOutlet, type Outlets } from '../../../src/digest/outlet.ts';
import { type PersonRecipient, subscriptionId } from '../../../src/digest/recipient.ts';
import { batchOf, openDesk } from '../../support/desk.ts';
import { planned } from '../../support/digest.ts';
import { drawTestMessage, testMessage } from '../../support/private-message.ts';

/** A person's digest at nine, on a desk where only some processes have a way to people. */
async function openPersonDesk() {
  const desk = await openDesk();
  const recipient: PersonRecipient = { kind: 'person', userId: desk.discord.world.person('ada').id };
  await desk.digests.set({ recipient }, recipient.userId, { time: '09:00', timezone: 'Europe/Berlin' });
  const outlets: Outlets = {
    person: createOutlet({
      compose: async () => testMessage(batchOf('2026-11-20').slice(0, 3)),
      sender: desk.personSender(drawTestMessage),
    }),
  };
  return {
    ...desk,
    last: async () => (await desk.digests.why(subscriptionId({ recipient }), 1))[0],
    received: () => desk.discord.messages(desk.discord.world.dm('ada')).length,
    async tickAt(time: string, holder: 'with' | 'without') {
      desk.at(`2026-11-20T${time}Z`);
      await desk.tick(holder, holder === 'with' ? outlets : {});
    },
  };
}

it('leaves a delivery without an outlet to a process that has one, within an hour', async () => {
  const { tickAt, last, received } = await openPersonDesk();
  await tickAt('08:00:00', 'without');
  expect(await last()).toBeUndefined();
  await tickAt('09:00:00', 'with');
  expect(received()).toBe(1);
  expect(await last()).toMatchObject({ state: 'sent', late: true });
});

it('postpones by half an hour what another process began if it has no outlet for it', async () => {
  const { discord, tickAt, last, received } = await openPersonDesk();
  discord.faults.add({ method: 'POST', path: /^\/channels\/\d+\/messages$/, status: 503, times: 1 });
  await tickAt('08:00:00', 'with');
  expect(await last()).toMatchObject({ state: 'waiting', attempts: 1 });
  await tickAt('08:10:00', 'without');
  const reason = { kind: 'turned-down', why: { kind: 'no-outlet' } };
  expect(await last()).toMatchObject({ state: 'waiting', attempts: 2, reason });
  await tickAt('08:39:59', 'with');
  expect(received()).toBe(0);
  await tickAt('08:40:00', 'with');
  await tickAt('08:41:00', 'with');
  expect(received()).toBe(1);
  expect(await last()).toMatchObject({ state: 'sent', attempts: 3 });
});

const begun = (attempts: number): Delivery => ({
  ...planned('2026-11-20'),
  subscriptionId: '300',
  state: 'sending',
  attempts,
  late: false,
  papers: [],
});

it('waits for half a minute, twice as long each time, and half an hour at most, a fifth more or less', () => {
  const now = new Date('2026-11-20T08:00:00Z');
  const seconds = (attempts: number, jitter: number, waitMs?: number) => {
    const later = {
      kind: 'later',
      reason: { kind: 'busy' },
      ...(waitMs !== undefined && { waitMs }),
    } as const;
    return (nextAttempt(begun(attempts), later, now, jitter).getTime() - now.getTime()) / 1000;
  };
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 99].map((attempts) => seconds(attempts, 0.5))).toEqual([
    30, 30, 60, 120, 240, 480, 960, 1800, 1800, 1800,
  ]);
  expect([seconds(1, 0), seconds(1, 1)]).toEqual([24, 36]);
  expect([seconds(1, 0.5, 29_000), seconds(1, 0.5, 31_000)]).toEqual([30, 31]);
});

it('tries once more right after the six hours, then looks for it for a day', () => {
  const why = { kind: 'no-outlet' } as const;
  const end = Date.parse('2026-11-20T14:00:00Z');
  const after = (ms: number, waitMs: number) => {
    const now = new Date(end + ms);
    return wait(begun(3), new Date(now.getTime() + waitMs), why, now).settlement;
  };
  expect(after(-1000, 1000)).toMatchObject({ state: 'waiting', until: new Date(end) });
  expect(after(-1000, 5000)).toMatchObject({ state: 'waiting', until: new Date(end + 1) });
  expect(after(0, 5000)).toMatchObject({ state: 'waiting', until: new Date(end + 1) });
  expect(after(1, 5000)).toMatchObject({ state: 'waiting', until: new Date(end + 5001) });
  expect(after(24 * 3_600_000, 5000)).toMatchObject({ state: 'waiting' });
  expect(after(24 * 3_600_000 + 1, 5000)).toMatchObject({
    state: 'failed',
    reason: { kind: 'unknown', why },
  });
});
