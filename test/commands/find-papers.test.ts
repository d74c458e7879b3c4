import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { isPrivate, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

/** Six papers of the bundled catalog. */
const SIX = ['2005.11401', '2111.00396', '2105.13120', '2205.10350', '2310.00836', '2304.04052'];

async function findIn(content: string) {
  const target = bot.discord.say({ as: 'bela', channel: 'papers', content });
  const interaction = await bot.discord.messageCommand({
    as: 'ada',
    channel: 'papers',
    name: 'Find papers',
    target,
  });
  return interaction.finished();
}

describe('Find papers, on a message', () => {
  it('lists the papers it links to, in order, only for the person', async () => {
    const answer = await findIn('read https://arxiv.org/abs/2005.11401v2 and then arXiv:2111.00396 please');
    expect(isPrivate(answer)).toBe(true);
    expect(listed(answer)).toEqual([
      'Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks',
      'Efficiently Modeling Long Sequences with Structured State Spaces',
    ]);
  });

  it('names the linked papers that are not in the catalog', async () => {
    const answer = await findIn('https://arxiv.org/abs/2401.99999 and https://arxiv.org/abs/2005.11401');
    expect(textOf(answer)).toContain('Not in my catalog: **2401.99999**');
    expect(listed(answer)).toHaveLength(1);
  });

  it('lists five of many, and says that there are more, both known and unknown ones', async () => {
    const unknown = Array.from({ length: 7 }, (_, i) => `2401.9999${i}`);
    const answer = await findIn([...SIX, ...unknown].join(' '));
    expect(listed(answer)).toHaveLength(5);
    expect(textOf(answer)).toContain('### 6 papers mentioned in this message');
    expect(textOf(answer)).toContain('-# Showing the first 5.');
    expect(textOf(answer)).toContain('**2401.99994** and 2 more');
    const all = textOf(await findIn([...SIX.slice(1), ...unknown.slice(2)].join(' ')));
    expect(all).not.toContain('of them');
    expect(all).not.toContain('more');
  });

  it('names unknown papers even if nothing matches the other words', async () => {
    const answer = await findIn('xqzzyk wvvbn 2401.99999');
    expect(isPrivate(answer)).toBe(true);
    expect(textOf(answer)).toMatch(
      /Not in my catalog: \*\*2401\.99999\*\*\n.*couldn't find a paper matching/,
    );
  });

  it('searches for the words of a message without links', async () => {
    const answer = await findIn('has anyone seen that benchmark for long context understanding?');
    expect(listed(answer)[0]).toContain('LongBench');
  });

  it('says so when there is nothing to go by', async () => {
    expect(textOf(await findIn('🎉'))).toContain('no text to search with');
  });
});
