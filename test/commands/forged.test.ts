import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, textOf } from '../support/read-message.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.close());

type Body = Record<string, unknown>;
interface Option {
  readonly name: string;
  readonly type: number;
  readonly value?: unknown;
  readonly options?: readonly Option[];
}

/** The options of a command's body, with one that holds another value. */
function withValue(options: readonly Option[], name: string, value: unknown): readonly Option[] {
  return options.map((one) => ({
    ...one,
    ...(one.name === name ? { value } : {}),
    ...(one.options === undefined ? {} : { options: withValue(one.options, name, value) }),
  }));
}

/** Sends the command with this option forged, as no client would let a person send it. */
function forge(name: string, value: unknown): void {
  bot.discord.faults.tamper((body) => {
    const data = body.data as { readonly options: readonly Option[] };
    const channel = name === 'channel' ? bot.discord.world.channels.get(String(value)) : undefined;
    const resolved =
      channel === undefined
        ? {}
        : { resolved: { channels: { [channel.id]: { ...channel, permissions: '0' } } } };
    return [
      { ...body, data: { ...data, ...resolved, options: withValue(data.options, name, value) } } as Body,
    ];
  });
}

async function run(name: string, options: Record<string, unknown>, subcommand?: string) {
  const act = { as: 'maria', channel: 'papers', name, options, ...(subcommand && { subcommand }) };
  const answer = await (await bot.discord.command(act)).finished();
  return textOf(answer);
}

const digest = (subcommand: string, options: Record<string, unknown> = {}) =>
  run('digest', { channel: 'papers', ...options }, subcommand);
const digests = () => run('digest', {}, 'list');
const nine = { time: '9:00', timezone: 'Europe/Berlin' };

describe('a channel of another server', () => {
  /** A second server with the bot and a digest in it, set up by somebody of that server. */
  async function elsewhere(): Promise<string> {
    const { world } = bot.discord;
    const guild = world.addGuild({
      name: 'Elsewhere',
      owner: 'bela',
      members: { bela: [] },
      channels: [{ name: 'secret' }],
    });
    const [channel] = world.channelsOf(guild).filter(({ name }) => name === 'secret');
    if (channel === undefined) throw new Error('there is no such channel');
    return channel.id;
  }

  it.each([
    ['that the bot sees', false],
    ['that the bot does not see', true],
  ])('%s, gets no digest, and tells nothing of its own', async (_what, isHidden) => {
    const channel = await elsewhere();
    if (isHidden) bot.discord.world.deny({ id: channel }, 'bot', ['ViewChannel']);
    forge('channel', channel);
    for (const asked of [digest('set', nine), digest('why'), run('setup', { channel: 'papers' }, 'check')]) {
      expect(await asked).toContain("That channel isn't in this server.");
    }
    bot.discord.faults.tamper(undefined);
    expect(await digests()).not.toContain(channel);
  });

  it('is distinguished from one in this server that the bot cannot see', async () => {
    bot.discord.world.deny('papers', 'bot', ['ViewChannel']);
    const act = { as: 'maria', channel: 'off-topic', name: 'digest', subcommand: 'set' };
    const set = await bot.discord.command({ ...act, options: { channel: 'papers', ...nine } });
    expect(textOf(await set.finished())).toContain("I can't see");
  });
});

describe('an option that no client would send', () => {
  it.each([
    ['size', 1000, 'from 1 to 25'],
    ['size', 0, 'from 1 to 25'],
    ['size', -3, 'from 1 to 25'],
    ['size', 2.5, 'takes a whole number'],
    ['size', 'many', "can't read `size`"],
    ['layout', 'neon', "isn't valid for `layout`. Choose from **rich**, **plain**"],
    ['time', '9'.repeat(41), 'up to 40 characters'],
    ['include', 'x, '.repeat(2000), 'up to 1000 characters'],
  ])('%s: is turned down in words, and nothing is set', async (name, value, says) => {
    const given = { size: 5, layout: 'rich', include: 'owls', ...nine };
    forge(name, value);
    expect(await digest('set', given)).toContain(says);
    bot.discord.faults.tamper(undefined);
    expect(await digests()).not.toContain('09:00');
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('is rejected if it is a format nobody can choose', async () => {
    forge('format', 'pdf');
    expect(await run('library', { format: 'bibtex' }, 'export')).toContain(
      "“pdf” isn't valid for `format`. Choose from **BibTeX, for LaTeX**",
    );
  });

  it.each(['after', 'before'])('is rejected if it is a date with extra text: %s', async (name) => {
    forge(name, '2020-01-01T09:00');
    expect(await run('search', { query: 'models', [name]: '2024' })).toContain('up to 10 characters');
  });

  it('is rejected if a required one is missing', async () => {
    bot.discord.faults.tamper((body) => [{ ...body, data: { ...(body.data as Body), options: [] } }]);
    expect(await run('search', { query: 'owls' })).toContain('`query` is missing');
  });
});

describe('an interaction that comes twice', () => {
  it('is carried out and answered only once', async () => {
    bot.discord.faults.tamper((body) => [body, body]);
    const asked = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'paper',
      options: { paper: '2005.11401' },
    });
    const card = await asked.finished();
    const vote = { as: 'ada', message: card, customId: actionable(card, /Upvote/).custom_id };
    const voted = await bot.discord.press(vote);
    await voted.answer;
    await expect.poll(() => actionable(bot.discord.message(card.id) ?? card, /▲/).label).toBe('▲ 1');
    const callbacks = bot.discord.requests.all({ path: /\/callback$/ });
    expect(callbacks.map(({ status }) => status)).toEqual([204, 204]);
    expect(isPrivate(card)).toBe(false);
  });
});
