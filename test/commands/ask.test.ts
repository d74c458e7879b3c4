import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { isPrivate, links, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

async function ask(question: string) {
  const asked = await bot.discord.command({
    as: 'ada',
    channel: 'papers',
    name: 'ask',
    options: { question },
  });
  return asked.finished();
}

describe('/ask', () => {
  it('quotes the sentence that answers, with the paper it is from and its link', async () => {
    const answer = await ask('What is RAG?');
    expect(textOf(answer)).toContain(
      '> This paper introduces RAG, which couples a pretrained text generator',
    );
    expect(listed(answer)).toEqual(['Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks']);
    expect(links(answer)).toEqual(['https://arxiv.org/abs/2005.11401']);
  });

  it('quotes three papers at most', async () => {
    const answer = await ask('How can attention be made cheaper for long sequences?');
    expect(listed(answer).length).toBeGreaterThanOrEqual(1);
    expect(listed(answer).length).toBeLessThanOrEqual(3);
  });

  it('says what it read instead of a misspelt word', async () => {
    const said = textOf(await ask('What is retreival augmented genaration?'));
    expect(said).toContain('**retrieval**');
    expect(said).toContain('Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks');
  });

  it('says so if nothing answers the question', async () => {
    const answer = await ask('How long does sourdough ferment in a fridge?');
    expect(textOf(answer)).toContain("I couldn't find an answer to");
    expect(textOf(answer)).toMatch(/I only have the \d+ papers I came with\.$/);
    expect(links(answer)).toEqual([]);
    expect(isPrivate(answer)).toBe(true);
  });

  it('shows the help if asked about the bot', async () => {
    const answer = await ask('How do I stop the digest?');
    expect(textOf(answer)).toContain('### What I can do');
    expect(isPrivate(answer)).toBe(true);
  });
});
