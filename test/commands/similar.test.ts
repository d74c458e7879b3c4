import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

describe('/similar', () => {
  it('lists papers like the one named, without it', async () => {
    const interaction = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'similar',
      options: { paper: '2105.13120' },
    });
    const list = await interaction.finished();
    expect(textOf(list)).toContain('Similar to Sequence Parallelism');
    expect(listed(list).join('\n')).toMatch(/LightSeq|TokenRing/);
    expect(listed(list).join('\n')).not.toContain('Sequence Parallelism: Long Sequence Training');
  });

  it('answers the button of a card privately', async () => {
    const card = await (
      await bot.discord.command({
        as: 'ada',
        channel: 'papers',
        name: 'paper',
        options: { paper: '2105.13120' },
      })
    ).finished();
    const pressed = await bot.discord.press({
      as: 'bela',
      message: card,
      customId: actionable(card, /Similar/).custom_id,
    });
    const list = await pressed.finished();
    expect(isPrivate(list)).toBe(true);
    expect(textOf(list)).toContain('Similar to Sequence Parallelism');
  });

  it('asks for a choice when the name may mean several', async () => {
    const interaction = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'similar',
      options: { paper: 'sequence models' },
    });
    expect(textOf(await interaction.finished())).toContain('could be several papers');
  });

  it('takes several papers by their ids or links, and lists none of them', async () => {
    const interaction = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'similar',
      options: { paper: '2105.13120, https://arxiv.org/abs/2111.00396' },
    });
    const list = await interaction.finished();
    expect(textOf(list)).toContain('### Similar to 2 papers');
    expect(listed(list).join('\n')).not.toMatch(/Efficiently Modeling Long Sequences|Long Sequence Training/);
  });

  it('finds papers like those of a page of a library, in private, after a restart', async () => {
    const library = async (subcommand: string, options: Record<string, string> = {}) =>
      (
        await bot.discord.command({ as: 'ada', channel: 'papers', name: 'library', subcommand, options })
      ).finished();
    for (const id of ['2105.13120', '2111.00396']) await library('save', { paper: id });
    const saved = await library('list');
    await bot.restart();
    const pressed = await bot.discord.press({
      as: 'ada',
      message: saved,
      customId: actionable(saved, /Find similar/).custom_id,
    });
    const list = await pressed.finished();
    expect(isPrivate(list)).toBe(true);
    expect(textOf(list)).toContain('### Similar to 2 papers');
    expect(listed(list).join('\n')).toMatch(/LightSeq|TokenRing/);
  });
});
