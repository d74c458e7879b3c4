import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, links, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

async function paper(typed: string) {
  const interaction = await bot.discord.command({
    as: 'ada',
    channel: 'papers',
    name: 'paper',
    options: { paper: typed },
  });
  return interaction.finished();
}

describe('/paper', () => {
  it.each([
    ['its id', '2111.00396'],
    ['its id with a version', 'arXiv:2111.00396v3'],
    ['a link', 'https://arxiv.org/abs/2111.00396'],
    ['its id among other words', 'please 2111.00396, thanks'],
    ['its title', 'efficiently modeling long sequences with structured state spaces'],
  ])('shows a paper by %s, with where to read it', async (_what, typed) => {
    const card = await paper(typed);
    expect(textOf(card)).toContain('Efficiently Modeling Long Sequences with Structured State Spaces');
    expect(textOf(card)).toContain('Albert Gu');
    expect(links(card)).toEqual(
      expect.arrayContaining([
        'https://arxiv.org/abs/2111.00396',
        'https://huggingface.co/papers/2111.00396',
      ]),
    );
  });

  it('asks which one when several may be meant', async () => {
    const list = await paper('sequence models');
    expect(textOf(list)).toContain('Which paper do you mean');
    expect(listed(list).length).toBeGreaterThan(1);
  });

  it('shows the only paper whose title begins like that, typos aside', async () => {
    expect(links(await paper('efficently modeling long sequnces'))).toContain(
      'https://arxiv.org/abs/2111.00396',
    );
    expect(textOf(await paper('efficiently modeling'))).toContain('Which paper do you mean');
  });

  it('says what it corrected when it asks back', async () => {
    const answer = textOf(await paper('sequnce models'));
    expect(answer).toContain('Which paper do you mean');
    expect(answer).toContain('**sequence**. You typed “sequnce”');
  });

  it('says privately that a paper is missing, without a way to add it while papers cannot be fetched', async () => {
    const answer = await paper('2401.99999');
    expect(isPrivate(answer)).toBe(true);
    expect(textOf(answer)).toMatch(
      /\*\*2401\.99999\*\* isn't in my catalog.*\(https:\/\/arxiv\.org\/abs\/2401\.99999\)/s,
    );
    expect(textOf(answer)).not.toContain('/submit');
  });

  it('says of an id of no month that arXiv has none such', async () => {
    const answer = textOf(await paper('9999.99999'));
    expect(answer).toContain("**9999.99999** isn't in my catalog, and arXiv has no such id");
    expect(answer).toContain('/search');
  });

  it('says privately that nothing is like it', async () => {
    const answer = await paper('xqzzyk wvvbn');
    expect(isPrivate(answer)).toBe(true);
    expect(textOf(answer)).toContain("I couldn't find a paper matching");
  });

  it('does not send people to arXiv for an id of another source', async () => {
    const answer = textOf(await paper('acl:2020-42'));
    expect(answer).toContain("**acl:2020-42** isn't in my catalog");
    expect(answer).not.toContain('/submit');
  });

  it('does not guess what is meant by a picture', async () => {
    expect(textOf(await paper('🦄'))).toContain("I couldn't find a paper matching “🦄”");
    expect(textOf(await paper('https://example.org/2'))).toContain("I couldn't find a paper for that link.");
  });

  it('explains a choice of a paper that is gone', async () => {
    const list = await paper('sequence models');
    const opened = bot.discord.choose({
      as: 'ada',
      message: list,
      customId: actionable(list, 'select').custom_id,
      values: ['2401.99999'],
    });
    await expect(opened).rejects.toThrow();
  });
});

describe('the beginning of one title', () => {
  it('means that paper, even if its words match others better', async () => {
    const titles = [
      'Attention for long documents, chapters, novels and whatever else people write at length',
      'For long attention: attention for long',
      'Notes on attention for long',
    ];
    const other = await startTestBot({
      papers: titles.map((title, index) => ({ id: `2401.0000${index}`, title, upvotes: index * 900 })),
    });
    try {
      const ask = async (name: string, options: Record<string, string>) =>
        (await other.discord.command({ as: 'ada', channel: 'papers', name, options })).finished();
      const found = listed(await ask('search', { query: 'attention for long' }));
      expect(found).toHaveLength(3);
      expect(found[0]).not.toContain('novels');
      expect(textOf(await ask('paper', { paper: 'attention for long' }))).toContain('novels');
    } finally {
      await other.close();
    }
  });
});
