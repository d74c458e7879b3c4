import { expect, it } from 'vitest';
import { createOutlet, type Outlets } from '../../../src/digest/outlet.ts';
import { type PersonRecipient, subscriptionId } from '../../../src/digest/recipient.ts';
import { batchOf, openDesk } from '../../support/desk.ts';
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
