import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message } from '../../src/loopback/wire/message.ts';
import { createSchedule } from '../../src/schedule.ts';
import { arxivEntry, arxivFeed } from '../support/arxiv.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { dailyItem } from '../support/hugging-face.ts';
import { actionable, components, isPrivate, listed, textOf } from '../support/read-message.ts';
import { type SourceServer, startSourceServer } from '../support/source-server.ts';
import { silent } from '../support/stores.ts';

/** Days pass in each of these tests, on however busy a machine. */
const PATIENCE_MS = 60_000;

let bot: TestBot;
let source: SourceServer;
let now: Date;
/** Titles of the papers that the source has on a day, numbered through. */
let batches: Record<string, readonly string[]>;

beforeEach(async () => {
  now = new Date('2026-11-18T12:00:00Z');
  batches = {};
  source = await startSourceServer((_, response, url) => {
    const ids = url.searchParams.get('id_list')?.split(',');
    if (ids !== undefined) {
      response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
      return;
    }
    const day = url.searchParams.get('date') ?? '';
    const items = (batches[day] ?? []).map((title, i) => {
      const id = `2611.${day.slice(8)}${String(i).padStart(3, '0')}`;
      const listedOn = { title, submittedOnDailyAt: `${day}T00:00:00.000Z`, upvotes: 100 - i };
      return dailyItem(
        { id },
        { ...listedOn, summary: 'Nothing else.', ai_summary: undefined, ai_keywords: [] },
      );
    });
    response.end(JSON.stringify(items));
  });
  bot = await startTestBot({
    clock: () => now,
    discord: { answerWithinMs: PATIENCE_MS },
    environment: {
      REFRESH: '17 * * * *',
      HF_API_URL: `${source.address}/hf`,
      ARXIV_API_URL: `${source.address}/arxiv`,
    },
  });
  await refresh();
}, PATIENCE_MS);
afterEach(async () => {
  await bot.close();
  await source.close();
});

async function refresh(): Promise<void> {
  const schedule = createSchedule(silent);
  bot.app.keepFresh(schedule);
  await schedule.now('refresh');
  await schedule.stop();
}

/** Lets the minutes from now on pass, at a moment. */
async function at(moment: string): Promise<void> {
  now = new Date(moment);
  const schedule = createSchedule(silent);
  bot.app.startDeliveries(schedule);
  await schedule.now('digests');
  await schedule.stop();
}

async function run(as: string, subcommand: string, options: Record<string, unknown> = {}): Promise<Message> {
  const act = { as, channel: 'papers', name: 'follow', subcommand, options };
  return (await bot.discord.command(act)).finished();
}

async function follow(as: string, value: string): Promise<Message> {
  now = new Date(now.getTime() + 1000);
  return run(as, 'add', { kind: 'words', value });
}

/** The messages of the bot to a person, without answers that it gave there. */
function inbox(name: string): Message[] {
  const { world } = bot.discord;
  const all = bot.discord.messages(world.dm(world.person(name).id).id, { as: name });
  return all.filter((message) => !isPrivate(message));
}

it(
  'papers from a refresh arrive as one message, each once with all its matches, and never again',
  async () => {
    await follow('ada', 'kites');
    await follow('ada', 'letters');
    await follow('bela', 'zeppelins');
    await at('2026-11-19T09:00:05Z');
    expect(inbox('ada')).toEqual([]);

    batches['2026-11-19'] = ['A kite of letters', 'Old letters', 'Of nothing'];
    now = new Date('2026-11-19T20:00:00Z');
    await refresh();
    await at('2026-11-20T08:59:00Z');
    expect(inbox('ada')).toEqual([]);
    await at('2026-11-20T09:00:05Z');
    await at('2026-11-20T09:01:05Z');
    await bot.restart();
    await at('2026-11-20T09:02:05Z');
    const [message, ...more] = inbox('ada');
    if (message === undefined) throw new Error('no message came');
    expect(more).toEqual([]);
    expect(textOf(message)).toContain('2 papers match what you follow');
    expect(textOf(message)).toMatch(
      /\*\*1\. \[A kite of letters\]\(https:\S+\)\*\*\n-# for “kites”, “letters”/,
    );
    expect(textOf(message)).toMatch(/\*\*2\. \[Old letters\]\(https:\S+\)\*\*\n-# for “letters”/);
    // At the weekend nothing is sent; on Monday there is nothing new.
    await at('2026-11-21T09:00:05Z');
    await at('2026-11-23T09:00:05Z');
    expect(inbox('ada')).toHaveLength(1);
    expect(inbox('bela')).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'more than fifteen are paged through, opened and unfollowed after a restart',
  async () => {
    await follow('ada', 'kites');
    batches['2026-11-18'] = Array.from({ length: 38 }, (_, i) => `Kites, part ${i + 1}`);
    now = new Date('2026-11-18T20:00:00Z');
    await refresh();
    await at('2026-11-19T09:00:05Z');
    const [message] = inbox('ada');
    if (message === undefined) throw new Error('no message came');
    expect(textOf(message)).toContain('38 papers match what you follow');
    await bot.restart();
    const press = async (on: Message, labelled: RegExp) => {
      const customId = actionable(on, labelled).custom_id;
      return (await bot.discord.press({ as: 'ada', message: on, customId })).finished();
    };
    let page = await press(message, /And 23 more/);
    expect(isPrivate(page)).toBe(true);
    const seen = [...listed(message), ...listed(page)];
    for (let turn = 0; turn < 4; turn++) {
      page = await press(page, /Next/);
      seen.push(...listed(page));
    }
    const titles = seen.filter((title) => title.startsWith('Kites'));
    expect(new Set(titles).size).toBe(38);
    expect(titles).toHaveLength(38);

    const [, select] = components(message).filter(({ type }) => type === 3);
    const unfollowed = await bot.discord.choose({
      as: 'ada',
      message,
      customId: select?.custom_id ?? '',
      values: [select?.options?.[0]?.value ?? ''],
    });
    expect(textOf(await unfollowed.finished())).toContain(
      "Unfollowed “kites”. You don't follow anything now",
    );
    batches['2026-11-19'] = ['More kites'];
    now = new Date('2026-11-19T20:00:00Z');
    await refresh();
    await at('2026-11-20T09:00:05Z');
    expect(inbox('ada')).toHaveLength(1);
  },
  PATIENCE_MS,
);

it(
  'a message that may have been sent is looked for, and not sent again',
  async () => {
    await follow('ada', 'kites');
    batches['2026-11-18'] = ['Kites'];
    now = new Date('2026-11-18T20:00:00Z');
    await refresh();
    const lost = {
      method: 'POST',
      path: /^\/channels\/\d+\/messages$/,
      dropSocket: true,
      afterHandling: true,
    };
    bot.discord.faults.add({ ...lost, times: 1 });
    await at('2026-11-19T09:00:05Z');
    await bot.restart();
    for (const minute of ['10', '20', '40']) await at(`2026-11-19T09:${minute}:05Z`);
    expect(inbox('ada')).toHaveLength(1);
  },
  PATIENCE_MS,
);

it(
  'closed DMs switch it off, which the next command says, and messages resume on request',
  async () => {
    await follow('chen', 'kites');
    batches['2026-11-18'] = ['Kites'];
    now = new Date('2026-11-18T20:00:00Z');
    await refresh();
    await at('2026-11-19T09:00:05Z');
    expect(inbox('chen')).toEqual([]);
    await bot.restart();
    const list = await run('chen', 'list');
    expect(textOf(list)).toContain('turned off');
    await expect
      .poll(() => bot.discord.messages('papers', { as: 'chen' }).map(textOf).join('\n'))
      .toContain('turned off your daily message');
    bot.discord.world.closeDms('chen', false);
    const customId = actionable(list, /Try again/).custom_id;
    const again = await (await bot.discord.press({ as: 'chen', message: list, customId })).finished();
    expect(textOf(again)).not.toContain('turned off');
    batches['2026-11-19'] = ['New kites'];
    now = new Date('2026-11-19T20:00:00Z');
    await refresh();
    await at('2026-11-20T09:00:05Z');
    expect(textOf(inbox('chen')[0] ?? expect.fail())).toContain('New kites');
  },
  PATIENCE_MS,
);

it(
  'the message ends with papers like those the person saved, each only once, unless turned off',
  async () => {
    await follow('ada', 'kites');
    const save = { as: 'ada', channel: 'papers', name: 'library', subcommand: 'save' };
    await (await bot.discord.command({ ...save, options: { paper: '2005.11401' } })).finished();
    const recommendedOn = async (day: string, before: string) => {
      batches[before] = [`Kites of ${before}`];
      now = new Date(`${before}T20:00:00Z`);
      await refresh();
      await at(`${day}T09:00:05Z`);
      const text = textOf(inbox('ada').at(-1) ?? { content: '', components: [] });
      expect(text).toContain(`Kites of ${before}`);
      const [, recommended = ''] = text.split('### You might also like');
      return [...recommended.matchAll(/\*\*\d+\. (.*)\*\*\n-# like \*.*\*, which you saved/g)].map(
        ([, title]) => title,
      );
    };
    const first = await recommendedOn('2026-11-19', '2026-11-18');
    const second = await recommendedOn('2026-11-20', '2026-11-19');
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThanOrEqual(3);
    expect(second.filter((title) => first.includes(title))).toEqual([]);
    await run('ada', 'time', { time: '09:00', recommendations: 'no' });
    expect(await recommendedOn('2026-11-24', '2026-11-23')).toEqual([]);
  },
  PATIENCE_MS,
);
