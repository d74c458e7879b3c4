import { describe, expect, it } from 'vitest';
import { batchOf, type Desk, openDesk } from '../../support/desk.ts';

/** Nine o'clock in Berlin on 20 November 2026. */
const due = '2026-11-20T08:00:00Z';
const last = async (desk: Desk, channel: string | { readonly id: string } = 'papers') => {
  const id = typeof channel === 'string' ? desk.discord.world.channel(channel).id : channel.id;
  return (await desk.digests.why(id, 1))[0];
};
const posts = /^\/channels\/\d+\/messages$/;
const told = (desk: Desk) =>
  desk.discord.messages(desk.discord.world.dm('maria')).map((message) => message.content);

describe('a digest whose response is lost', () => {
  it('is found in the channel by its marker, and not sent again', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true, afterHandling: true });
    desk.at(due);
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(1);
    expect(await last(desk)).toMatchObject({ state: 'waiting' });
    // Long after Discord has forgotten the nonce.
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick('another process');
    const [message, ...more] = desk.discord.messages('papers');
    expect(more).toEqual([]);
    expect(await last(desk)).toMatchObject({ state: 'sent', messageId: message?.id });
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(1);
  });

  it('is found among a crowd of later messages', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, status: 500, afterHandling: true });
    desk.at('2026-11-20T07:59:59Z');
    for (let i = 0; i < 250; i += 1) desk.discord.say({ as: 'ada', channel: 'papers', content: `${i}` });
    desk.at(due);
    await desk.tick();
    for (let i = 0; i < 250; i += 1) desk.discord.say({ as: 'ada', channel: 'papers', content: `${i}` });
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick();
    expect(await last(desk)).toMatchObject({ state: 'sent' });
    expect(desk.discord.messages('papers', { limit: 1000 })).toHaveLength(501);
  });

  it('is found among later messages even when Discord rate-limits reading them', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at('2026-11-20T07:59:59Z');
    for (let i = 0; i < 250; i += 1) desk.discord.say({ as: 'ada', channel: 'papers', content: `${i}` });
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true, afterHandling: true });
    desk.at(due);
    await desk.tick();
    const limit = { method: 'GET', path: posts, after: 1, times: 1, status: 429, retryAfter: 0.1 };
    desk.discord.faults.add(limit);
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick();
    expect(await last(desk)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(1);
  });

  it('is not searched for beyond an hour after it was sent, however much was said since', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true });
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-20T08:30:00Z');
    for (let i = 0; i < 100; i += 1) desk.discord.say({ as: 'ada', channel: 'papers', content: `${i}` });
    desk.at('2026-11-20T10:00:00Z');
    for (let i = 0; i < 500; i += 1) desk.discord.say({ as: 'ada', channel: 'papers', content: `${i}` });
    await desk.tick();
    expect(await last(desk)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(desk.discord.requests.all({ method: 'GET', path: posts })).toHaveLength(2);
  });

  it.each([-40, 40])('is found if our clock is off by %d minutes', async (minutes) => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true, afterHandling: true });
    desk.discordIsAhead(minutes);
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick();
    expect(await last(desk)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(desk.discord.messages('papers')).toHaveLength(1);
  });

  it('is found in a forum, where there is no nonce', async () => {
    const desk = await openDesk();
    await desk.subscribe('reading-list');
    desk.discord.faults.add({ method: 'POST', path: /threads$/, dropSocket: true, afterHandling: true });
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-20T08:05:00Z');
    await desk.tick();
    const forum = desk.discord.world.channel('reading-list');
    const threads = [...desk.discord.world.channels.values()].filter((one) => one.parent_id === forum.id);
    expect(threads).toHaveLength(1);
    expect(await last(desk, 'reading-list')).toMatchObject({ state: 'sent', messageId: threads[0]?.id });
  });

  it('is sent again without doubling while Discord remembers its nonce, if the bot may not look', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.world.deny('papers', 'bot', ['ReadMessageHistory']);
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true, afterHandling: true });
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-20T08:01:30Z');
    await desk.tick();
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(2);
    const [message, ...more] = desk.discord.messages('papers');
    expect(more).toEqual([]);
    expect(await last(desk)).toMatchObject({ state: 'sent', messageId: message?.id });
  });

  it('is never sent again after that if the bot may not look, and the ledger says why', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.world.deny('papers', 'bot', ['ReadMessageHistory']);
    desk.discord.faults.add({ method: 'POST', path: posts, dropSocket: true, afterHandling: true });
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(1);
    expect(await last(desk)).toMatchObject({
      state: 'failed',
      reason: { kind: 'interrupted', why: { kind: 'no-history' } },
    });
  });
});

describe('a digest that Discord rejects', () => {
  it.each([
    ['an outage', { status: 503 }],
    ['a limit', { status: 429, retryAfter: 2 }],
    ['a broken network', { dropSocket: true }],
    ['a page of an intermediary, 400', { status: 400, page: '<h1>Bad Request</h1>' }],
    ['a page of an intermediary, 403', { status: 403, page: '<h1>Blocked</h1>' }],
    ['a page of an intermediary, 404', { status: 404, page: '<h1>Not Found</h1>' }],
    ['a page of an intermediary, 451', { status: 451, page: '<h1>Unavailable For Legal Reasons</h1>' }],
    ['JSON of an intermediary', { status: 400, body: { error: 'blocked', code: 'WAF-17' } }],
  ])('is sent after %s, once', async (_what, fault) => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, times: 2, ...fault });
    for (const minute of [0, 1, 2, 3, 4, 5]) {
      desk.at(`2026-11-20T08:0${minute}:00Z`);
      await desk.tick();
    }
    expect(desk.discord.messages('papers')).toHaveLength(1);
    expect(await last(desk)).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it('is sent once to a forum after an intermediary answered the first request', async () => {
    const desk = await openDesk();
    await desk.subscribe('reading-list');
    desk.discord.faults.add({
      method: 'GET',
      path: /^\/channels\/\d+$/,
      times: 2,
      status: 404,
      page: '<p>no',
    });
    for (const minute of [0, 1, 2, 3, 4, 5]) {
      desk.at(`2026-11-20T08:0${minute}:00Z`);
      await desk.tick();
    }
    expect(await last(desk, 'reading-list')).toMatchObject({ state: 'sent' });
  });

  it('is given up after six hours of outage, with the last reason', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    const fault = desk.discord.faults.add({ method: 'POST', path: posts, times: 1000, status: 503 });
    for (let minute = 0; minute <= 380; minute += 10) {
      desk.at(new Date(Date.parse(due) + minute * 60_000).toISOString());
      await desk.tick();
    }
    expect(desk.discord.messages('papers')).toHaveLength(0);
    expect(await last(desk)).toMatchObject({
      state: 'failed',
      reason: { kind: 'too-late', last: { kind: 'outage', status: 503 } },
    });
    expect(fault.met).toBeLessThan(25);
  });

  it('counts as late after waiting for an outage to end', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, status: 503 });
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick();
    expect(await last(desk)).toMatchObject({ state: 'sent', late: true });
  });

  it('switches off at once if the channel is gone, and tells its owner', async () => {
    const desk = await openDesk();
    const digest = await desk.subscribe('papers');
    desk.discord.world.removeChannel('papers');
    desk.at(due);
    await desk.tick();
    expect(await desk.digests.get(digest)).toMatchObject({
      state: 'off',
      offReason: { kind: 'gone', why: { kind: 'gone' } },
    });
    expect(await last(desk, { id: digest.id })).toMatchObject({ state: 'failed' });
    expect(told(desk)).toEqual([expect.stringContaining('I disabled the digest')]);
  });

  it('switches off after three days of refusals, with a warning at the first; resuming starts afresh', async () => {
    const desk = await openDesk();
    const digest = await desk.subscribe('papers');
    desk.discord.world.deny('papers', 'bot', ['SendMessages']);
    const state = async () => (await desk.digests.get(digest))?.state;
    const from = Date.parse(due);
    for (let hour = 0; hour <= 96 && (await state()) === 'active'; hour += 1) {
      desk.at(new Date(from + hour * 3_600_000).toISOString());
      await desk.tick();
    }
    expect(await state()).toBe('off');
    expect(desk.clock().getTime() - from).toBeGreaterThanOrEqual(3 * 86_400_000);
    expect(told(desk)).toEqual([
      expect.stringContaining("I'll keep trying for three days"),
      expect.stringContaining('Discord refused it for three days'),
    ]);
    desk.discord.world.allow('papers', 'bot', ['SendMessages']);
    await desk.digests.resume(digest);
    desk.at('2026-11-25T08:00:00Z');
    await desk.tick();
    desk.at('2026-11-25T08:01:00Z');
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(1);
    expect(await desk.digests.get(digest)).not.toHaveProperty('refusedSince');
  });

  it('counts the days of refusals from the last one that arrived', async () => {
    const desk = await openDesk();
    const digest = await desk.subscribe('papers');
    const day = async (date: string, isAllowed: boolean) => {
      desk.discord.world[isAllowed ? 'allow' : 'deny']('papers', 'bot', ['SendMessages']);
      desk.at(`2026-11-${date}T08:00:00Z`);
      await desk.tick();
      return desk.digests.get(digest);
    };
    const refusedSince = new Date(due);
    expect(await day('20', false)).toMatchObject({ state: 'active', refusedSince });
    expect(await day('21', false)).toMatchObject({ state: 'active', refusedSince });
    expect(await desk.digests.set(digest, digest.createdBy, { size: 3 })).toMatchObject({
      subscription: { refusedSince },
    });
    expect(await day('22', true)).not.toHaveProperty('refusedSince');
    for (const date of ['23', '24', '25']) expect(await day(date, false)).toMatchObject({ state: 'active' });
    await day('26', false);
    expect(await day('27', false)).toMatchObject({ state: 'off' });
    expect(told(desk)).toHaveLength(3);
  });

  it('is only logged if the person accepts no DMs', async () => {
    const desk = await openDesk();
    const digest = await desk.subscribe('papers');
    desk.discord.world.closeDms('maria');
    desk.discord.world.removeChannel('papers');
    desk.at(due);
    await desk.tick();
    expect((await desk.digests.get(digest))?.state).toBe('off');
  });

  it('does not hold up the others', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    await desk.subscribe('off-topic');
    const slow = desk.discord.world.channel('papers').id;
    desk.discord.faults.add({ path: new RegExp(`/channels/${slow}/messages`), delayMs: 600_000 });
    desk.at(due);
    const done = desk.tick();
    await expect.poll(() => desk.discord.messages('off-topic').length).toBe(1);
    expect(desk.discord.messages('papers')).toHaveLength(0);
    desk.discord.faults.clear();
    await done;
    expect(desk.discord.messages('papers')).toHaveLength(1);
  });
});

describe('a subscription that cannot be planned', () => {
  it('does not hold up the others', async () => {
    const desk = await openDesk();
    const { id } = await desk.subscribe('papers');
    await desk.subscribe('off-topic');
    await desk.store.subscriptions.change(
      id,
      (current) => current && { ...current, timezone: 'Atlantis/Capital' },
    );
    desk.at(due);
    await desk.tick();
    expect(desk.discord.messages('off-topic')).toHaveLength(1);
    expect(desk.discord.messages('papers')).toHaveLength(0);
  });
});

describe('a clock that was far ahead and is corrected', () => {
  it('leaves no digest waiting for years', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at('2036-01-01T08:30:00Z');
    await desk.tick();
    desk.at('2026-11-20T07:30:00Z');
    await desk.tick();
    const before = desk.discord.messages('papers').length;
    desk.at(due);
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(before + 1);
    expect(await desk.digests.overview()).toMatchObject({ nextAt: new Date('2026-11-21T08:00:00Z') });
  });
});

describe('a clock that was days ahead when the bot started', () => {
  const DAY = 86_400_000;
  const dayOf = (days: number) => new Date(Date.parse(due) + days * DAY).toISOString().slice(0, 10);
  const sentOn = async (desk: Desk) =>
    (await desk.digests.why(desk.discord.world.channel('papers').id, 40))
      .filter(({ state }) => state === 'sent')
      .map(({ period }) => period)
      .sort();

  it.each([1, 2, 5, 13, 15, 16])('by %d loses none of their digests once corrected', async (days) => {
    const desk = await openDesk('2026-11-20T06:00:00Z');
    await desk.subscribe('papers');
    // Four hours after the time of that day, then eight.
    for (const hours of [4, 8]) {
      desk.at(new Date(Date.parse(due) + days * DAY + hours * 3_600_000).toISOString());
      await desk.tick();
    }
    const early = desk.discord.messages('papers').length;
    expect(early).toBe(1);
    desk.at('2026-11-20T07:00:00Z');
    await desk.tick();
    for (let day = 0; day <= days + 1; day += 1) {
      desk.hold(batchOf(dayOf(day), `d${day}x`));
      desk.at(new Date(Date.parse(due) + day * DAY).toISOString());
      await desk.tick();
    }
    expect(await sentOn(desk)).toEqual(Array.from({ length: days + 2 }, (_, day) => dayOf(day)));
    expect(desk.discord.messages('papers')).toHaveLength(days + 2);
  });

  it('loses none even if all of them counted as missed, or the digest was set up then', async () => {
    const desk = await openDesk('2026-11-20T06:00:00Z');
    await desk.subscribe('papers');
    desk.at('2026-11-24T20:00:00Z');
    await desk.tick();
    await desk.subscribe('off-topic');
    desk.at('2026-11-20T07:00:00Z');
    await desk.tick();
    desk.at(due);
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(1);
    expect(desk.discord.messages('off-topic')).toHaveLength(1);
  });
});

describe('two processes', () => {
  it('send each digest once between them', async () => {
    const desk = await openDesk();
    const guild = [...desk.discord.world.guilds.values()][0];
    if (guild === undefined) throw new Error('no server');
    for (let i = 0; i < 30; i += 1) {
      desk.discord.world.addChannel(guild, { name: `channel-${i}` });
      await desk.subscribe(`channel-${i}`);
    }
    desk.at(due);
    await Promise.all(['one', 'two', 'three'].map((holder) => desk.tick(holder)));
    const counts = Array.from({ length: 30 }, (_, i) => desk.discord.messages(`channel-${i}`).length);
    expect(counts).toEqual(counts.map(() => 1));
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(30);
  });
});

describe('changed settings', () => {
  it('cause no second digest on the same local day, whatever time or zone is chosen', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at(due);
    await desk.tick();
    desk.hold(batchOf('2026-11-21', 'n'));
    await desk.subscribe('papers', { time: '18:00' });
    for (const [timezone, time] of [
      ['Europe/Berlin', '10:00'],
      ['Pacific/Honolulu', '12:00'],
      ['Asia/Tokyo', '23:30'],
    ] as const) {
      await desk.subscribe('papers', { timezone, time });
      for (let hour = 8; hour < 15; hour += 1) {
        desk.at(`2026-11-20T${String(hour).padStart(2, '0')}:30:00Z`);
        await desk.tick();
      }
      desk.at('2026-11-20T08:30:00Z');
    }
    expect(desk.discord.messages('papers')).toHaveLength(1);
  });

  it('take effect even in the current minute', async () => {
    const desk = await openDesk('2026-11-20T10:15:40Z');
    await desk.subscribe('papers', { time: '11:15' });
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(1);
  });

  it('send nothing for times before the change', async () => {
    const desk = await openDesk('2026-11-20T10:15:40Z');
    const { nextAt } = await desk.subscribe('papers', { time: '11:14' });
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(0);
    expect(nextAt).toEqual(new Date('2026-11-21T10:14:00Z'));
  });
});
