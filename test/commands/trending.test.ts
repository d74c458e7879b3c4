import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundledCatalog } from '../search/bundled.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;

/** The bundled papers that no source has listed: nothing is known of their days and votes. */
const unlisted = [...bundledCatalog().all()].filter(({ listedOn }) => listedOn === undefined);

beforeAll(async () => {
  bot = await startTestBot({ papers: unlisted });
});
afterAll(() => bot.close());

const card = async (as: string) =>
  (
    await bot.discord.command({ as, channel: 'papers', name: 'paper', options: { paper: '2005.11401' } })
  ).finished();

describe('/trending', () => {
  it('shows the newest papers if nobody has voted, says so, and turns its pages', async () => {
    const interaction = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'trending',
      options: { window: 'week' },
    });
    const list = await interaction.finished();
    expect(textOf(list)).toContain('### Newest papers');
    expect(textOf(list)).toContain('No trending data yet. Showing the newest papers.');
    const first = listed(list);
    expect(first).toHaveLength(5);
    const next = actionable(list, /Next/).custom_id;
    const pressed = await bot.discord.press({ as: 'bela', message: list, customId: next });
    const second = await pressed.finished();
    expect(listed(second).length).toBeGreaterThan(0);
    expect(listed(second)).not.toEqual(first);
  });

  it('shows a newcomer votes, reasons and a day, from the papers that come with the program', async () => {
    const fresh = await startTestBot();
    onTestFinished(fresh.close);
    const interaction = await fresh.discord.command({ as: 'ada', channel: 'papers', name: 'trending' });
    const text = textOf(await interaction.finished());
    expect(text).toContain('### Trending');
    expect(text).toMatch(/▲ \d+/);
    expect(text).toContain('new ·');
    expect(text).toMatch(/2026-08-21|21 August 2026/);
  });

  it('says when a category is empty', async () => {
    const interaction = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'trending',
      options: { category: 'math.NOPE' },
    });
    expect(textOf(await interaction.finished())).toContain('No trending papers in this category');
  });
});

describe('the vote button of a card', () => {
  it('counts each person once, and withdraws a vote', async () => {
    const message = await card('ada');
    const vote = async (as: string) => {
      const { custom_id: customId } = actionable(message, /▲/);
      await (await bot.discord.press({ as, message, customId })).finished();
      return actionable(bot.discord.message(message.id) ?? message, /▲/).label;
    };
    expect(await vote('ada')).toBe('▲ 1');
    expect(await vote('bela')).toBe('▲ 2');
    expect(await vote('ada')).toBe('▲ 1');
    expect(actionable(await card('chen'), /▲/).label).toBe('▲ 1');
  });

  it('promotes a paper in its server’s ranking, with the reason', async () => {
    const interaction = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'trending' });
    const list = await interaction.finished();
    expect(isPrivate(list)).toBe(false);
    expect(textOf(list)).toContain('### Trending today');
    expect(textOf(list)).toContain("Showing this server's upvotes, then the newest papers.");
    expect(listed(list)[0]).toContain('Retrieval-Augmented');
    expect(textOf(list)).toContain('1 vote here');
  });
});
