import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedule.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { actionable, isPrivate, textOf } from '../support/read-message.ts';
import { silent } from '../support/stores.ts';

let bot: TestBot;
let server: MailServer;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-08-21T05:00:00Z');
  server = await startMailServer();
  bot = await startTestBot({
    clock: () => now,
    environment: {
      SMTP_URL: server.url,
      MAIL_FROM: 'Paperboy <bot@example.org>',
      HTTP_PORT: '0',
      PUBLIC_URL: 'https://papers.example.org',
    },
  });
});
afterEach(async () => {
  await bot.close();
  await server.close();
});

async function email(subcommand: string, options: Record<string, string> = {}, as = 'ada'): Promise<string> {
  const act = { as, channel: 'papers', name: 'email', subcommand, options, override: true };
  const answer = await (await bot.discord.command(act)).finished();
  expect(isPrivate(answer)).toBe(true);
  return textOf(answer);
}

describe('/email', () => {
  it('confirms an address by its code, sends the papers of the day there, and stops', async () => {
    const asked = await email('subscribe', {
      address: 'ada@example.org',
      time: '8:00',
      timezone: 'Europe/Berlin',
    });
    expect(asked).toContain('/email confirm');
    await server.arrived(1);
    const code = /Your code: (\d{6})/.exec(server.mails[0]?.email.text ?? '')?.[1] ?? '';
    expect(await email('confirm', { code: '1' })).toContain("doesn't work");
    expect(await email('confirm', { code }, 'bela')).toContain("doesn't work");
    expect(await email('confirm', { code })).toContain('at 08:00 (Europe/Berlin)');
    expect(await email('confirm', { code })).toContain("You're getting mail");
    expect(await email('status')).toContain('a…@example.org');
    now = new Date('2026-08-21T06:00:10Z');
    const schedule = createSchedule(silent);
    bot.app.startDeliveries(schedule);
    await schedule.now('digests');
    await schedule.stop();
    await server.arrived(2);
    expect(server.mails[1]?.email.subject).toContain('Papers of the day, 21 August 2026');
    expect(await email('status')).toContain('21 August 2026: sent with 8 papers');
    expect(await email('stop')).toContain('Stopped');
    expect(await email('stop')).toContain("weren't getting mail");
    expect(bot.log.join('\n')).not.toMatch(/ada@|example\.org\/u\//);
  });

  it('logs no address even if mail servers mention it in a rejection', async () => {
    await email('subscribe', { address: 'ada@example.org', time: '8:00', timezone: 'Europe/Berlin' });
    await server.arrived(1);
    const code = /Your code: (\d{6})/.exec(server.mails[0]?.email.text ?? '')?.[1] ?? '';
    await email('confirm', { code });
    server.mood = { atRecipient: 550 };
    await email('subscribe', { address: 'bela@example.net' }, 'bela');
    now = new Date('2026-08-21T06:00:10Z');
    const schedule = createSchedule(silent);
    bot.app.startDeliveries(schedule);
    await schedule.now('digests');
    await schedule.stop();
    await expect.poll(() => server.recipients).toBe(3);
    await expect.poll(() => bot.log.filter((line) => line.includes('[address]')).length).toBe(2);
    expect(bot.log.join('\n')).not.toMatch(/(ada|bela)@|example\.(org|net)\/u\//);
    const status = await email('status');
    expect(status).toContain('a…@example.org');
    expect(status).not.toContain('ada@');
  });

  it('offers similar time zones as buttons that keep everything given', async () => {
    const options = { address: 'ada@example.org', time: '7:30', timezone: 'Europe/Berln' };
    const act = {
      as: 'ada',
      channel: 'papers',
      name: 'email',
      subcommand: 'subscribe',
      options,
      override: true,
    };
    const question = await (await bot.discord.command(act)).finished();
    expect(isPrivate(question)).toBe(true);
    expect(textOf(question)).toContain('Did you mean **Europe/Berlin**?');
    const press = async (labelled: RegExp) => {
      const customId = actionable(question, labelled).custom_id;
      return textOf(await (await bot.discord.press({ as: 'ada', message: question, customId })).finished());
    };
    expect(await press(/Europe\/Berlin/)).toContain('/email confirm');
    await server.arrived(1);
    const code = /Your code: (\d{6})/.exec(server.mails[0]?.email.text ?? '')?.[1] ?? '';
    expect(await email('confirm', { code })).toContain('at 07:30 (Europe/Berlin)');
    expect(bot.log.join('\n')).not.toMatch(/ada@/);
  });

  it.each([
    [{ address: 'nobody' }, "isn't an email address"],
    [{ address: 'ada@example.org', time: '25:00' }, "isn't a valid time"],
    [{ address: 'ada@example.org', timezone: 'Nowhere' }, 'Nowhere'],
  ])('takes no %j', async (options, sentence) => {
    expect(await email('subscribe', options)).toContain(sentence);
  });
});

it('/email says if mail is not set up', async () => {
  const without = await startTestBot();
  const act = { as: 'ada', channel: 'papers', name: 'email', subcommand: 'status', options: {} };
  const answer = await (await without.discord.command(act)).finished();
  expect(textOf(answer)).toContain("Mail isn't set up");
  await without.close();
});
