import { GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../../support/bot.ts';
import { links, textOf } from '../../support/read-message.ts';

const papers = [
  {
    id: '2401.00003',
    title: 'A theory of knitting',
    abstract: 'Knitting is a kind of graph theory. We prove that every scarf is planar.',
  },
];
let bot: TestBot;
let now = new Date('2026-11-22T12:00:00Z');

afterEach(() => bot.close());

async function start(environment: Record<string, string>): Promise<void> {
  bot = await startTestBot({ papers, environment, clock: () => now });
}

/** The bot's messages in the channel once there are `count`. */
async function replies(count: number, channel: Parameters<TestBot['discord']['messages']>[0] = 'papers') {
  const own = () =>
    bot.discord.messages(channel).filter(({ author }) => author.id === bot.discord.world.bot.id);
  await expect.poll(() => own().length).toBeGreaterThanOrEqual(count);
  return own();
}

/** The bot's messages in the channel after long enough for one more that should not be there. */
async function repliesLater(channel?: Parameters<TestBot['discord']['messages']>[0]) {
  await new Promise((done) => setTimeout(done, 750));
  return replies(0, channel);
}

function say(content: string): void {
  bot.discord.say({ as: 'ada', channel: 'papers', content, mentionsBot: true });
}

describe('a private message to the bot', () => {
  it('is answered with what to try, however little it says', async () => {
    await start({});
    const channel = bot.discord.world.dm('ada');
    bot.discord.say({ as: 'ada', channel, content: 'hello' });
    const [reply] = await replies(1, channel);
    expect(reply === undefined ? '' : textOf(reply)).toContain('`/help` shows everything I can do');
    bot.discord.say({ as: 'ada', channel, content: 'hello?' });
    expect(await repliesLater(channel)).toHaveLength(1);
  });
});

describe('a message that mentions the bot', () => {
  it('is answered as a question, in a reply that pings nobody', async () => {
    await start({ ANSWER_MENTIONS: 'on' });
    say(`<@${bot.discord.world.bot.id}> is every scarf planar?`);
    const [reply] = await replies(1);
    expect(reply === undefined ? '' : textOf(reply)).toContain('every scarf is planar');
    expect(reply === undefined ? [] : links(reply)).toContain('https://arxiv.org/abs/2401.00003');
    expect(bot.discord.requests.all({ path: /messages$/ })[0]?.body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
    });
  });

  it('without a question is told what to ask', async () => {
    await start({ ANSWER_MENTIONS: 'on' });
    say(`<@${bot.discord.world.bot.id}>`);
    const [reply] = await replies(1);
    expect(reply === undefined ? '' : textOf(reply)).toContain('Try `/search`');
  });

  it('is answered once in a while, however often one person asks', async () => {
    await start({ ANSWER_MENTIONS: 'on' });
    const question = `<@${bot.discord.world.bot.id}> is every scarf planar?`;
    for (let i = 0; i < 5; i++) say(question);
    await replies(1);
    expect(await repliesLater()).toHaveLength(1);
    now = new Date(now.getTime() + 6000);
    say(question);
    expect(await replies(2)).toHaveLength(2);
  });

  it('is not answered if a bot wrote it, since two bots would answer each other forever', async () => {
    await start({ ANSWER_MENTIONS: 'on' });
    Object.assign(bot.discord.world.person('ada'), { bot: true });
    const question = `<@${bot.discord.world.bot.id}> is every scarf planar?`;
    say(question);
    bot.discord.say({ as: 'bela', channel: 'papers', content: question });
    const answered = await replies(1);
    expect(answered.map(({ message_reference }) => message_reference?.message_id)).toEqual([
      bot.discord.messages('papers').find(({ author }) => author.username === 'bela')?.id,
    ]);
  });

  it('is ignored unless enabled', async () => {
    await start({});
    expect(bot.discord.gateway.sessions.map(({ intents }) => intents)).toEqual([
      GatewayIntentBits.DirectMessages,
    ]);
    say(`<@${bot.discord.world.bot.id}> is every scarf planar?`);
    expect(await repliesLater()).toEqual([]);
  });
});
