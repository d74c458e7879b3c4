import { describe, expect, it } from 'vitest';
import { createOutlet, type Outlets } from '../../../src/digest/outlet.ts';
import { type PersonRecipient, subscriptionId } from '../../../src/digest/recipient.ts';
import { createPersonNews } from '../../../src/digest/service/person-news.ts';
import { batchOf, type Desk, openDesk } from '../../support/desk.ts';
import { drawTestMessage, testMessage } from '../../support/private-message.ts';
import { textOf } from '../../support/read-message.ts';

/** Nine o'clock in Berlin on 20 November 2026. */
const due = '2026-11-20T08:00:00Z';
const posts = /^\/channels\/\d+\/messages$/;
const opens = { method: 'POST', path: /^\/users\/@me\/channels$/ };

/** A desk that has an outlet for people too. */
async function openPersonDesk(options: Parameters<typeof openDesk>[1] = {}) {
  const desk = await openDesk(undefined, options);
  const sender = desk.personSender(drawTestMessage);
  const compose = async () => testMessage(batchOf('2026-11-20').slice(0, 3));
  const outlets: Outlets = { person: createOutlet<PersonRecipient, readonly string[]>({ compose, sender }) };
  return {
    desk,
    tick: (holder?: string) => desk.tick(holder, outlets),
    async follow(...names: readonly string[]) {
      for (const name of names) {
        const key = { recipient: recipientOf(desk, name) };
        await desk.digests.set(key, key.recipient.userId, { time: '09:00', timezone: 'Europe/Berlin' });
      }
    },
    received: (name: string) => desk.discord.messages(desk.discord.world.dm(name)),
    get: (name: string) => desk.digests.get({ recipient: recipientOf(desk, name) }),
    last: async (name: string) =>
      (await desk.digests.why(subscriptionId({ recipient: recipientOf(desk, name) }), 1))[0],
  };
}

function recipientOf(desk: Desk, name: string): PersonRecipient {
  return { kind: 'person', userId: desk.discord.world.person(name).id };
}

describe('a private message', () => {
  it('comes once a day into a channel that is opened once, by every process', async () => {
    const { desk, follow, tick, received, last } = await openPersonDesk();
    await follow('ada');
    for (const day of ['20', '21', '22']) {
      desk.at(`2026-11-${day}T08:00:00Z`);
      await Promise.all([tick(`one ${day}`), tick(`two ${day}`)]);
      await tick(`three ${day}`);
    }
    expect(received('ada')).toHaveLength(3);
    expect(received('ada').map(textOf)).toEqual(
      Array(3).fill(expect.stringContaining('Papers: Title of p0,')),
    );
    expect(desk.discord.requests.all(opens)).toHaveLength(1);
    const row = await last('ada');
    const sent = desk.discord.requests.all({ method: 'POST', path: posts }).at(-1);
    expect(sent?.body).toMatchObject({
      nonce: row?.id,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
    expect(row).toMatchObject({ state: 'sent', attempts: 1, papers: [{ id: 'p0' }, {}, {}] });
  });

  it('is not sent again if its response was lost: it is found in the DM channel', async () => {
    const { desk, follow, tick, received, last } = await openPersonDesk();
    await follow('ada');
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true, afterHandling: true });
    desk.at(due);
    await tick();
    expect(await last('ada')).toMatchObject({ state: 'waiting' });
    // Long after Discord has forgotten the nonce.
    desk.at('2026-11-20T09:00:00Z');
    await tick('another process');
    const [message, ...more] = received('ada');
    expect(more).toEqual([]);
    expect(await last('ada')).toMatchObject({ state: 'sent', messageId: message?.id });
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(1);
  });

  it('is still sent if the response to opening the channel was lost', async () => {
    const { desk, follow, tick, received, last } = await openPersonDesk();
    await follow('ada');
    desk.discord.faults.add({ ...opens, dropSocket: true, afterHandling: true });
    desk.at(due);
    await tick();
    expect(received('ada')).toEqual([]);
    desk.at('2026-11-20T08:05:00Z');
    await tick('another process');
    expect(received('ada')).toHaveLength(1);
    expect(await last('ada')).toMatchObject({ state: 'sent', late: false });
  });

  it('goes to a newly opened channel if the stored one is not ours', async () => {
    const { desk, follow, tick, received } = await openPersonDesk();
    await follow('ada');
    await desk.store.privateChannels.keep(desk.discord.world.person('ada').id, '99');
    for (const minute of ['00', '05', '10']) {
      desk.at(`2026-11-20T08:${minute}:00Z`);
      await tick(minute);
    }
    expect(received('ada')).toHaveLength(1);
  });
});

describe('private messages that are closed', () => {
  it.each([
    [50007, 'closed'],
    [50278, 'no-common-server'],
  ])('are switched off at once by %d, and are back once they are set up anew', async (code, kind) => {
    const { desk, follow, tick, received, get, last } = await openPersonDesk();
    await follow('ada', 'bela');
    const { id } = desk.discord.world.dm('ada');
    const fault = { method: 'POST', path: new RegExp(`/channels/${id}/messages$`), status: 403 };
    desk.discord.faults.add({ ...fault, body: { code, message: 'Cannot send messages to this user' } });
    desk.at(due);
    await tick();
    await tick();
    const why = { kind };
    expect(await get('ada')).toMatchObject({ state: 'off', offReason: { kind: 'gone', why } });
    expect(await last('ada')).toMatchObject({ state: 'failed', reason: { kind: 'turned-down', why } });
    expect(received('bela')).toHaveLength(1);
    desk.at('2026-11-21T08:00:00Z');
    await tick();
    expect(received('ada')).toEqual([]);

    const news = createPersonNews(desk.store);
    const { id: userId } = desk.discord.world.person('ada');
    expect(await news.isThere(userId)).toBe(true);
    const asked = await Promise.all([news.take(userId), news.take(userId)]);
    expect(asked.filter((one) => one !== undefined)).toEqual([{ kind: 'gone', why }]);
    expect(await news.take(userId)).toBeUndefined();
    expect(await news.isThere(userId)).toBe(false);

    await follow('ada');
    expect(await get('ada')).not.toHaveProperty('offReason');
    desk.at('2026-11-22T08:00:00Z');
    await tick();
    expect(received('ada')).toHaveLength(1);
  });

  it('count as closed if the person shares no server with the bot', async () => {
    const { desk, follow, tick, get } = await openPersonDesk();
    desk.discord.world.addPerson({ username: 'stranger' });
    await follow('stranger');
    desk.at(due);
    await tick();
    expect(await get('stranger')).toMatchObject({ state: 'off' });
  });
});

describe('private channels of many new people', () => {
  it('are opened within a separate budget: people who have to wait get theirs later, and all do', async () => {
    let monotonic = 0;
    const opening = { gapMs: 60_000, burst: 2, now: () => monotonic };
    const { desk, follow, tick, received } = await openPersonDesk({ opening });
    const names = Array.from({ length: 6 }, (_, i) => `reader-${i}`);
    const [guild] = desk.discord.world.guilds.keys();
    for (const name of names) {
      desk.discord.world.addPerson({ username: name });
      desk.discord.world.join(guild ?? '', name);
    }
    await follow(...names);
    const opened: number[] = [];
    for (let minute = 0; minute <= 12; minute += 1) {
      monotonic = minute * 60_000;
      desk.at(new Date(Date.parse(due) + minute * 60_000).toISOString());
      await tick(`process ${minute}`);
      opened.push(desk.discord.requests.all(opens).length);
    }
    expect(opened[0]).toBe(2);
    for (const [minute, count] of opened.entries()) expect(count).toBeLessThanOrEqual(2 + minute);
    expect(names.map((name) => received(name).length)).toEqual(names.map(() => 1));
  });

  it('wait if Discord says they are opened too fast', async () => {
    const { desk, follow, tick, received, last } = await openPersonDesk();
    await follow('ada');
    const fault = { ...opens, status: 429, body: { code: 40003, message: 'Too fast' } };
    desk.discord.faults.add(fault);
    desk.at(due);
    await tick();
    expect(await last('ada')).toMatchObject({ state: 'waiting' });
    expect(received('ada')).toEqual([]);
  });
});
