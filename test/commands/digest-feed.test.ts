import { XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createSchedule } from '../../src/schedule.ts';
import { startWebServer } from '../../src/web/server.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { isPrivate, textOf } from '../support/read-message.ts';
import { silent } from '../support/stores.ts';

let bot: TestBot;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-08-21T05:00:00Z');
  bot = await startTestBot({
    clock: () => now,
    environment: { HTTP_PORT: '0', PUBLIC_URL: 'https://papers.example.org' },
  });
});
afterEach(() => bot.close());

async function digest(subcommand: string, options: Record<string, unknown>, as = 'maria'): Promise<string> {
  const act = { as, channel: 'off-topic', name: 'digest', subcommand, options, override: true };
  const answer = await (await bot.discord.command(act)).finished();
  expect(isPrivate(answer)).toBe(true);
  return textOf(answer);
}

const feed = (state: 'on' | 'off') => digest('feed', { state, channel: 'papers' });

async function site() {
  const web = await startWebServer(bot.app.web, {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://papers.example.org',
    log: silent,
  });
  onTestFinished(web.close);
  return (address: string) => fetch(new URL(new URL(address).pathname, web.url));
}

describe('/digest feed', () => {
  it('publishes what a digest delivered at an address nobody can guess, and withdraws it at once', async () => {
    expect(await feed('on')).toContain('has no digest');
    await digest('set', { channel: 'papers', time: '08:00', timezone: 'UTC' });
    const said = await feed('on');
    const address = /<(https:[^>]+)>/.exec(said)?.[1] ?? '';
    expect(address).toMatch(/^https:\/\/papers\.example\.org\/digest\/[\w-]{22}\.atom$/);
    expect(await feed('on')).toContain(address);
    now = new Date('2026-08-21T08:00:05Z');
    const schedule = createSchedule(silent);
    bot.app.startDeliveries(schedule);
    await schedule.now('digests');
    await schedule.stop();
    const get = await site();
    const answer = await get(address);
    const xml = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-cache');
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).toContain('Papers of the day, 21 August 2026');
    expect(xml).toContain('https://papers.example.org/paper/2608.19880');
    expect(xml).toContain(`<link rel="self" href="${address}"/>`);
    const { guilds, channels } = bot.discord.world;
    for (const { id } of [...guilds.values(), ...channels.values()]) expect(xml).not.toContain(id);
    expect(await feed('off')).toContain('stopped working');
    expect((await get(address)).status).toBe(410);
    expect(await feed('off')).toContain('has no feed');
    const again = /<(https:[^>]+)>/.exec(await feed('on'))?.[1] ?? '';
    expect(again).not.toBe(address);
    expect((await get(address)).status).toBe(410);
    await digest('remove', { channel: 'papers' });
    expect((await get(again)).status).toBe(410);
    expect((await get(`https://papers.example.org/digest/${'a'.repeat(22)}.atom`)).status).toBe(404);
  });
});
