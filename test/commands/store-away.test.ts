import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Message } from '../../src/loopback/wire/message.ts';
import { startTestBot } from '../support/bot.ts';
import { createDatabase } from '../support/database.ts';
import { startProxy } from '../support/proxy.ts';
import { actionable, textOf } from '../support/read-message.ts';

const postgres = inject('postgres');
const server = 'url' in postgres ? postgres.url : '';

const MISSING = 'upvotes and featured papers are missing right now';
const UNREACHABLE = "I can't reach my database right now";
const PAPER = '1511.06391';
const LONG = { timeout: 60_000, interval: 500 };

/** The bot on a PostgreSQL behind a proxy, with a featured paper that has a vote. */
async function botBehindProxy() {
  const database = new URL(await createDatabase(server));
  const target = Number(database.port);
  let proxy = await startProxy(target);
  database.port = String(proxy.port);
  const bot = await startTestBot({ environment: { DATABASE_URL: database.href } });
  onTestFinished(async () => {
    proxy.thaw();
    await bot.close();
    await proxy.close();
  });
  const { discord } = bot;
  const run = async (name: string, options: Record<string, unknown> = {}): Promise<Message> =>
    (await discord.command({ as: 'maria', channel: 'papers', name, options })).finished({ withinMs: 30_000 });
  return {
    run,
    freeze: () => proxy.freeze(),
    thaw: () => proxy.thaw(),
    down: () => proxy.close(),
    async up() {
      proxy = await startProxy(target, proxy.port);
    },
    press: async (message: Message, label: RegExp): Promise<Message> => {
      const { custom_id } = actionable(message, label);
      const pressed = await discord.press({ as: 'maria', message, customId: custom_id });
      const { kind } = await pressed.answer;
      return kind === 'deferred-update' ? firstFollowup(pressed) : pressed.finished();
    },
  };
}

async function firstFollowup(pressed: { readonly followups: readonly Message[] }): Promise<Message> {
  await expect.poll(() => pressed.followups.length, LONG).toBeGreaterThan(0);
  const [message] = pressed.followups;
  if (message === undefined) throw new Error('no follow-up came');
  return message;
}

const ANSWERS: readonly (readonly [name: string, options: Record<string, unknown>, says: string])[] = [
  ['search', { query: 'sequence to sequence' }, MISSING],
  ['search', { query: PAPER }, MISSING],
  ['paper', { paper: PAPER }, MISSING],
  ['trending', {}, MISSING],
  ['status', {}, UNREACHABLE],
  ['similar', { paper: PAPER }, 'Similar to'],
  ['ask', { question: 'How does attention work?' }, 'attention'],
];

describe.skipIf(server === '')('while the database is away', () => {
  it.each(['frozen', 'down'] as const)(
    '%s, what needs only the catalog is answered, what must be written fails in words, and both heal',
    async (how) => {
      const { run, press, freeze, thaw, down, up } = await botBehindProxy();
      const card = await run('paper', { paper: PAPER });
      expect(textOf(card)).not.toContain(MISSING);
      if (how === 'frozen') freeze();
      else await down();
      for (const [name, options, says] of ANSWERS) {
        const text = textOf(await run(name, options));
        expect(text).toContain(says);
        expect(text).not.toContain('went wrong');
      }
      expect(textOf(await press(card, /Upvote/))).toContain(UNREACHABLE);
      expect(textOf(await run('pin', { paper: PAPER }))).toContain(UNREACHABLE);
      if (how === 'frozen') thaw();
      else await up();
      await expect
        .poll(async () => textOf(await run('paper', { paper: PAPER })), LONG)
        .not.toContain(MISSING);
      expect(textOf(await run('pin', { paper: PAPER }))).toContain("leads this server's next digest");
      expect(textOf(await run('paper', { paper: PAPER }))).toContain('📌 **Featured**');
    },
  );
});
