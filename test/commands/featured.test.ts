import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feature } from '../../src/featured/feature.ts';
import { createSchedule } from '../../src/schedule.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, components, isPrivate, listed, textOf } from '../support/read-message.ts';
import { silent } from '../support/stores.ts';

const RAG = '2005.11401';
let bot: TestBot;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-20T07:58:20Z');
  bot = await startTestBot({ clock: () => now });
});
afterEach(() => bot.close());

async function run(name: string, options: Record<string, unknown> = {}, as = 'maria') {
  const interaction = await bot.discord.command({ as, channel: 'papers', name, options, override: true });
  return interaction.finished();
}

/** Cards in the channel that call their paper featured. */
function cards(): string[] {
  return bot.discord
    .messages('papers')
    .map(textOf)
    .filter((text) => text.includes('**Featured**'));
}

function card(): string {
  return cards()[0] ?? '';
}

function at(moment: string): string {
  return `<t:${Date.parse(moment) / 1000}:f>`;
}

async function sweep(): Promise<void> {
  const schedule = createSchedule(silent);
  bot.app.startDeliveries(schedule);
  await schedule.now('featured papers');
  await schedule.stop();
}

describe('featured papers', () => {
  it('are pinned, listed, marked in search, and unpinned again', async () => {
    const pinned = await run('pin', { paper: RAG, note: 'read *this*' });
    expect(isPrivate(pinned)).toBe(true);
    expect(textOf(pinned)).toContain('is featured until');
    expect(bot.discord.pins('papers').map(textOf).join()).toContain('Featured**: read \\*this\\*');
    const list = await run('featured', {}, 'ada');
    expect(listed(list)).toEqual([expect.stringContaining('Retrieval-Augmented')]);
    expect(textOf(list)).toMatch(/featured by <@\d+>, ends <t:\d+:R> · “read [^”]*” · /);
    const marked = textOf(await run('search', { query: 'retrieval augmented' })).match(/📌 .*/gu);
    expect(marked).toEqual([expect.stringContaining('Retrieval-Augmented Generation')]);
    expect(textOf(await run('unpin', { paper: RAG }))).toContain(
      'is no longer featured. Its card is unpinned.',
    );
    expect(bot.discord.pins('papers')).toEqual([]);
    expect(textOf(await run('featured'))).toContain('Nothing is featured here right now');
    expect(textOf(await run('unpin', { paper: RAG }))).toContain("isn't featured here");
  });

  it('are unpinned by their id even if the catalog has lost them, whatever spaces were pasted around it', async () => {
    const { guildId, userId } = {
      guildId: bot.discord.world.guild('Reading Group').id,
      userId: bot.discord.world.person('maria').id,
    };
    await feature(bot.app.services(), { guildId, userId }, 'arxiv:2999.00001');
    expect(textOf(await run('unpin', { paper: ' arxiv:2999.00001 ' }))).toContain('is no longer featured');
  });

  it('are suggested for unpinning by any part of their titles and ids, ignoring case', async () => {
    const offered = async (paper: string) => {
      const act = { as: 'maria', channel: 'papers', name: 'unpin' };
      const choices = await bot.discord.autocomplete({ ...act, options: { paper }, focused: 'paper' });
      return choices.map(({ value }) => value);
    };
    expect(await offered('')).toEqual([]);
    await run('pin', { paper: RAG });
    await run('pin', { paper: '2105.13120' });
    const both = await offered('');
    expect(both).toHaveLength(2);
    for (const typed of ['retrieval-augmented', 'RETRIEVAL-Aug', ' 2005.11401 ', 'GENERATION']) {
      expect(await offered(typed), typed).toEqual(both.filter((value) => String(value).includes(RAG)));
    }
    expect(await offered('owls')).toEqual([]);
  });

  it('ping nobody with their card', async () => {
    await run('pin', { paper: RAG, note: '@everyone' });
    const [card, ...more] = bot.discord.requests.all({ method: 'POST', path: /^\/channels\/\d+\/messages$/ });
    expect(more).toEqual([]);
    expect(card?.body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  it('are not reported as unpinned if the bot may not touch their card', async () => {
    await run('pin', { paper: RAG });
    bot.discord.world.deny('papers', 'bot', ['PinMessages']);
    expect(textOf(await run('unpin', { paper: RAG }))).toContain("I couldn't unpin its card");
    expect(bot.discord.pins('papers')).toHaveLength(1);
  });

  it('are given up along with a card that could not be unpinned: nothing retries behind the moderators’ backs', async () => {
    await run('pin', { paper: RAG });
    bot.discord.world.deny('papers', 'bot', ['PinMessages']);
    await run('unpin', { paper: RAG });
    bot.discord.world.allow('papers', 'bot', ['PinMessages']);
    await sweep();
    expect(bot.discord.pins('papers')).toHaveLength(1);
    expect(bot.discord.requests.all({ method: 'DELETE' })).toHaveLength(1);
  });

  it('have their card unpinned later if Discord had trouble when they ended', async () => {
    await run('pin', { paper: RAG });
    bot.discord.faults.add({ method: 'DELETE', status: 500 });
    expect(textOf(await run('unpin', { paper: RAG }))).toContain('as soon as Discord lets me');
    await sweep();
    expect(bot.discord.pins('papers')).toEqual([]);
  });

  it('expire by themselves, and their card is unpinned', async () => {
    await run('pin', { paper: RAG, days: 2 });
    now = new Date('2026-11-22T07:58:00Z');
    await sweep();
    expect(bot.discord.pins('papers')).toHaveLength(1);
    now = new Date('2026-11-22T07:59:00Z');
    await sweep();
    expect(bot.discord.pins('papers')).toEqual([]);
    expect(textOf(await run('featured'))).toContain('Nothing is featured here right now');
  });

  it('offer no trail if nothing was ever featured', async () => {
    expect(components(await run('featured')).filter(({ custom_id }) => custom_id !== undefined)).toEqual([]);
  });

  it('offer no trail to a member who would be refused, if nothing is featured now', async () => {
    await run('pin', { paper: RAG });
    await run('unpin', { paper: RAG });
    const labels = async (as: string) => components(await run('featured', {}, as)).map(({ label }) => label);
    expect(await labels('ada')).not.toContain('Who featured what');
    expect(await labels('maria')).toContain('Who featured what');
  });

  it('tell moderators who featured what, and nobody else', async () => {
    await run('pin', { paper: RAG });
    await run('unpin', { paper: RAG });
    await run('pin', { paper: '2105.13120' });
    const message = await run('featured');
    const { custom_id: customId } = actionable(message, /Who featured/);
    const trail = await (await bot.discord.press({ as: 'maria', message, customId })).finished();
    expect(textOf(trail)).toMatch(/featured by <@\d+> .*removed by <@\d+>/);
    const refused = await (await bot.discord.press({ as: 'ada', message, customId })).finished();
    expect(textOf(refused)).toContain('You need the **Pin Messages** permission');
  });

  it('are for those who may pin, even if Discord lets others through', async () => {
    expect(textOf(await run('pin', { paper: RAG }, 'ada'))).toContain('**Pin Messages**');
    expect(textOf(await run('featured'))).toContain('Nothing is featured here right now');
  });

  it('are featured even if the bot may not pin or post, and it says so', async () => {
    bot.discord.world.deny('papers', 'bot', ['PinMessages']);
    expect(textOf(await run('pin', { paper: RAG }))).toContain("I'm missing the **Pin Messages** permission");
    bot.discord.world.deny('papers', 'bot', ['SendMessages']);
    const other = await run('pin', { paper: '2105.13120' });
    expect(textOf(other)).toContain("I couldn't post its card here");
    expect(listed(await run('featured'))).toHaveLength(2);
  });

  it('have one card, which a second /pin pins once the bot may', async () => {
    bot.discord.world.deny('papers', 'bot', ['PinMessages']);
    const refused = textOf(await run('pin', { paper: RAG }));
    expect(refused).toContain(
      "I posted its card but couldn't pin it. I'm missing the **Pin Messages** permission",
    );
    expect(textOf(await run('pin', { paper: RAG }))).toContain("not pinned. I'm missing the");
    bot.discord.world.allow('papers', 'bot', ['PinMessages']);
    expect(textOf(await run('pin', { paper: RAG }))).toContain('Its card is pinned in <#');
    const cards = bot.discord.messages('papers').filter((message) => textOf(message).includes('Featured**'));
    expect(cards.map(({ id }) => id)).toEqual(bot.discord.pins('papers').map(({ id }) => id));
    expect(cards).toHaveLength(1);
  });

  it('get a new card if someone deleted the first', async () => {
    await run('pin', { paper: RAG });
    const [card] = bot.discord.pins('papers');
    await fetch(`${bot.discord.apiUrl}/channels/${card?.channel_id}/messages/${card?.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bot ${bot.discord.token}` },
    });
    expect(textOf(await run('pin', { paper: RAG }))).toContain(
      'Its card is pinned in this channel until then',
    );
    expect(bot.discord.pins('papers')).toHaveLength(1);
  });

  it('come from the links of a message, by a right-click', async () => {
    const target = bot.discord.say({
      as: 'ada',
      channel: 'papers',
      content: `https://arxiv.org/abs/${RAG} and https://huggingface.co/papers/2105.13120, but https://arxiv.org/abs/2912.00001`,
    });
    const act = { as: 'maria', channel: 'papers', name: 'Feature papers', target };
    const answer = textOf(await (await bot.discord.messageCommand(act)).finished());
    expect(answer.match(/is featured until/g)).toHaveLength(2);
    expect(answer).toContain('Not in my catalog: **2912.00001**');
    expect(listed(await run('featured'))).toHaveLength(2);
  });

  it('are limited to five from one message, without a card for each', async () => {
    const ids = [RAG, '2111.00396', '2105.13120', '2205.10350', '2310.00836', '2304.04052'];
    const feature = async (content: string) => {
      const target = bot.discord.say({ as: 'ada', channel: 'papers', content });
      const act = { as: 'maria', channel: 'papers', name: 'Feature papers', target };
      return textOf(await (await bot.discord.messageCommand(act)).finished());
    };
    expect(await feature('nothing to see here')).toContain("I couldn't find a paper in this message");
    const answer = await feature(ids.join(' '));
    expect(answer.match(/is featured until/g)).toHaveLength(5);
    expect(answer).toContain('Featured the first 5 of 6 papers.');
    expect(answer).toContain("I didn't pin their cards");
    expect(bot.discord.pins('papers')).toEqual([]);
    const single = await feature(ids[5] ?? '');
    expect(single).toContain('Its card is pinned in this channel');
    expect(single).not.toContain("I didn't pin");
  });

  it('are renewed, not doubled, when pinned twice', async () => {
    await run('pin', { paper: RAG });
    expect(textOf(await run('pin', { paper: RAG, days: 20 }))).toContain('stays featured');
    expect(bot.discord.pins('papers')).toHaveLength(1);
  });

  it('keep note and end when featured again, by whichever command', async () => {
    await run('pin', { paper: RAG, note: 'A classic', days: 20 });
    now = new Date('2026-11-21T07:58:20Z');
    expect(textOf(await run('pin', { paper: RAG }))).toContain(`until ${at('2026-12-10T07:58:20Z')}`);
    const target = bot.discord.say({ as: 'ada', channel: 'papers', content: `arXiv:${RAG}` });
    const act = { as: 'maria', channel: 'papers', name: 'Feature papers', target };
    const answer = textOf(await (await bot.discord.messageCommand(act)).finished());
    expect(answer).toContain(`stays featured until ${at('2026-12-10T07:58:20Z')}`);
    expect(card()).toContain('**Featured**: A classic');
  });

  it('have one card, which follows a new note and a new end', async () => {
    await run('pin', { paper: RAG, note: 'A classic' });
    expect(card()).toContain(`until ${at('2026-11-27T07:58:20Z')}`);
    const renoted = textOf(await run('pin', { paper: RAG, note: 'Read before Friday' }));
    expect(renoted).toContain('Changed: **note** “A classic” → “Read before Friday”');
    expect(card()).toContain('**Featured**: Read before Friday');
    expect(card()).toContain(`until ${at('2026-11-27T07:58:20Z')}`);
    expect(textOf(await run('pin', { paper: RAG, days: 30 }))).not.toContain('Changed');
    expect(card()).toContain(`until ${at('2026-12-20T07:58:20Z')}`);
    expect(card()).toContain('Read before Friday');
    expect(cards()).toHaveLength(1);
  });

  it('leave a card that no longer calls them featured, with its votes', async () => {
    await run('pin', { paper: RAG, note: 'A classic' });
    const [pinned] = bot.discord.pins('papers');
    if (pinned === undefined) throw new Error('no card');
    const { custom_id: customId } = actionable(pinned, /Upvote/);
    await (await bot.discord.press({ as: 'ada', message: pinned, customId })).finished();
    await run('unpin', { paper: RAG });
    const left = bot.discord.messages('papers').find(({ id }) => id === pinned.id);
    if (left === undefined) throw new Error('the card is gone');
    expect(textOf(left)).toContain('Retrieval-Augmented');
    expect(textOf(left)).not.toMatch(/Featured|A classic|until/);
    expect(actionable(left, /▲ 1/).custom_id).toBe(customId);
  });

  it('have their card cleared by the next sweep if Discord did not answer at once', async () => {
    await run('pin', { paper: RAG });
    for (const method of ['PATCH', 'DELETE']) {
      bot.discord.faults.add({ method, path: /\/channels\/\d+\/messages\//, status: 500 });
      const answer = textOf(await run('unpin', { paper: RAG }));
      expect(answer).toContain("I'll unpin its card as soon as Discord lets me");
      await sweep();
      expect(cards()).toEqual([]);
      expect(bot.discord.pins('papers')).toEqual([]);
      await run('pin', { paper: RAG });
    }
  });

  it('say when their card could not be redrawn, and the next /pin does it', async () => {
    await run('pin', { paper: RAG, note: 'A classic' });
    bot.discord.faults.add({ method: 'PATCH', path: /\/messages\//, status: 500 });
    const answer = textOf(await run('pin', { paper: RAG, note: 'Read before Friday' }));
    expect(answer).toContain("I couldn't update its text");
    await run('pin', { paper: RAG });
    expect(card()).toContain('Read before Friday');
  });

  it('are listed as featured again, expired or removed, each correctly', async () => {
    await run('pin', { paper: RAG });
    now = new Date('2026-11-21T07:58:20Z');
    await run('pin', { paper: RAG, days: 1 });
    now = new Date('2026-11-23T07:58:20Z');
    await sweep();
    expect(bot.discord.pins('papers')).toEqual([]);
    expect(cards()).toEqual([]);
    const message = await run('featured');
    const { custom_id: customId } = actionable(message, /Who featured/);
    const trail = textOf(await (await bot.discord.press({ as: 'maria', message, customId })).finished());
    expect(trail).toContain(`expired ${at('2026-11-22T07:58:20Z')}`);
    expect(trail).toMatch(/featured again by <@\d+> <t:/);
    expect(trail).not.toContain('removed by');
  });
});
