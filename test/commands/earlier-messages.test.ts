import {
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { postAsBot } from '../support/post-as-bot.ts';
import { isPrivate, listed, textOf } from '../support/read-message.ts';

const RAG = '2005.11401';
let bot: TestBot;

beforeAll(async () => {
  const papers = Array.from({ length: 12 }, (_, i) => ({
    id: i === 0 ? RAG : `2401.000${10 + i}`,
    title: i === 0 ? 'Retrieval-Augmented Generation' : `On models of retrieval, part ${i}`,
    abstract: i < 3 ? 'Models of models, augmented by passages.' : 'Models of models.',
    published: '2024-01-01',
    categories: ['cs.CL'],
  }));
  bot = await startTestBot({ papers });
});
afterAll(() => bot.close());

function button(customId: string, disabled = false): APIButtonComponentWithCustomId {
  const { Button } = ComponentType;
  return { type: Button, style: ButtonStyle.Secondary, custom_id: customId, label: 'x', disabled };
}

function select(customId: string): APIComponentInMessageActionRow {
  const options = [{ label: 'x', value: RAG }];
  return { type: ComponentType.StringSelect, custom_id: customId, options };
}

async function press(customId: string, ...rows: APIComponentInMessageActionRow[][]) {
  const shown = rows.length === 0 ? [[button(customId)]] : rows;
  const message = await postAsBot(
    bot.discord,
    'papers',
    shown.map((components) => ({ type: ComponentType.ActionRow, components })),
  );
  return (await bot.discord.press({ as: 'maria', message, customId })).finished();
}

/** The `custom_id`s below stand in channels as they are written here: they must never be adjusted to the code. */
describe('a message of an earlier version still answers', () => {
  it('when its pages are turned, with the search it was made for', async () => {
    const state = '["models","","","2015","","newest"]';
    const page = await press(
      'search:page:1:3:',
      [select(`paper:open:0:${state.slice(0, 20)}`)],
      [button(`search:page:-1:1:${state.slice(20)}`, true), button('search:here:0:2:', true)],
      [button('search:page:1:3:')],
    );
    expect(textOf(page)).toContain('for “models”');
    expect(textOf(page)).toContain('after 2015 · newest first');
    expect(textOf(page)).toContain('**6. ');
  });

  it('when everything it carries was in its page number', async () => {
    const page = await press(
      'trending:page:1:3:',
      [select('paper:open:0:')],
      [button('trending:page:-1:1:', true), button('trending:here:0:2:month cs.CL', true)],
      [button('trending:page:1:3:')],
    );
    expect(textOf(page)).toContain('in cs.CL');
    expect(textOf(page)).toContain('**6. ');
  });

  it('when one of its papers is opened', async () => {
    for (const customId of ['paper:open', 'paper:open:digest:7d2f', 'paper:open:0:["models"]']) {
      const message = await postAsBot(bot.discord, 'papers', [
        { type: ComponentType.ActionRow, components: [select(customId)] },
      ]);
      const chosen = await bot.discord.choose({ as: 'ada', message, customId, values: [RAG] });
      const card = await chosen.finished();
      expect(isPrivate(card)).toBe(true);
      expect(textOf(card)).toContain('Retrieval-Augmented Generation');
    }
  });

  it('when a button of a card, a quiet digest or the featured papers is pressed', async () => {
    expect(textOf(await press(`trending:vote:${RAG}`))).toContain('Retrieval-Augmented Generation');
    expect(textOf(await press(`similar:open:${RAG}`))).toContain('### Similar to Retrieval-Augmented');
    expect(listed(await press('trending:open:week:7d2f'))).toHaveLength(5);
    expect(textOf(await press('featured:trail'))).toBe('Nothing has been featured here yet.');
  });
});
