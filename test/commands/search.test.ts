import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, utcDay } from '../../src/calendar.ts';
import { dateName } from '../../src/view/day-name.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, components, isPrivate, links, listed, textOf } from '../support/read-message.ts';

const where = { as: 'ada', channel: 'papers' };
let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

async function search(options: Record<string, unknown>, as = 'ada') {
  const interaction = await bot.discord.command({ as, channel: 'papers', name: 'search', options });
  return interaction.finished();
}

describe('/search', () => {
  it('finds the paper meant first', async () => {
    const answer = await search({ query: 'retrieval augmented' });
    expect(listed(answer)[0]).toContain('Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks');
    expect(isPrivate(answer)).toBe(false);
  });

  it.each(['🦄', 'what is it', '-- ... !'])(
    'shows the newest papers for “%s”, which says nothing, and says so',
    async (query) => {
      const answer = textOf(await search({ query }));
      expect(answer).toContain('### Newest papers');
      expect(answer).toContain("There's nothing to search for in that");
      expect(answer).not.toContain(query);
    },
  );

  it('says of an unknown paper of arXiv what to try, but not `/submit` while it can fetch nothing', async () => {
    const answer = textOf(await search({ query: 'https://arxiv.org/abs/1706.03762' }));
    expect(answer).toContain("I couldn't find 1706.03762 in my catalog.");
    expect(answer).toContain('Try its title instead.');
    expect(answer).not.toContain('/submit');
    expect(answer).not.toContain('fewer or other words');
  });

  it('says what it corrected, and what it could not read, also where one paper alone is found', async () => {
    const answer = await search({ query: 'knowlege-intensive after:soon author:lewis' });
    expect(links(answer)).toContain('https://arxiv.org/abs/2005.11401');
    expect(textOf(answer)).toContain('**knowledge**. You typed “knowlege”');
    expect(textOf(answer)).toContain(`“soon” isn't a valid date for after`);
  });

  it('names a date that it cannot read, and does not claim to filter by it', async () => {
    const said = textOf(await search({ query: 'models', after: 'hello', before: '2024' }));
    expect(said).toContain(`“hello” isn't a valid date for after`);
    expect(said).not.toContain('after hello');
    expect(said).toContain('before 2024');
  });

  it('opens a paper of the list for the person alone', async () => {
    const list = await search({ query: 'sequence' });
    const select = actionable(list, 'select');
    const value = select.options?.[1]?.value ?? '';
    const opened = await bot.discord.choose({
      as: 'bela',
      message: list,
      customId: select.custom_id,
      values: [value],
    });
    const card = await opened.finished();
    expect(isPrivate(card)).toBe(true);
    expect(textOf(card)).toContain(value);
    expect(links(card)).toContain(`https://arxiv.org/abs/${value}`);
  });

  it.each([
    ['one paper', 'albert gu 2021', 'Papers by **Albert Gu**, **2021**'],
    ['a page', 'video may 2024', 'Papers on video, **May 2024**'],
  ])(
    'says what it understood where it found %s, and searches for the plain words when asked, also after a restart',
    async (_, query, said) => {
      const understood = await search({ query });
      expect(textOf(understood)).toContain(said);
      await bot.restart();
      const pressed = await bot.discord.press({
        as: 'ada',
        message: understood,
        customId: actionable(understood, /plain words/).custom_id,
      });
      const plain = textOf(await pressed.finished());
      expect(plain).toContain(`for “${query}”`);
      expect(plain).not.toContain(said);
    },
  );

  it('sees “yesterday” from today', async () => {
    const yesterday = () => dateName(utcDay(new Date(Date.now() - DAY)));
    const before = yesterday();
    const answer = textOf(await search({ query: 'video from yesterday' }));
    expect([before, yesterday()].some((day) => answer.includes(day))).toBe(true);
  });

  it('keeps to each filter that is chosen, and says which', async () => {
    const { catalog } = bot.app.services();
    const none = await search({ query: 'models', author: 'Patrick Lewis' });
    expect(textOf(none)).toContain('(by Patrick Lewis)');
    const plain = textOf(await search({ query: 'generation', author: 'Patrick Lewis' })).replace(
      /[*\\]/g,
      '',
    );
    const isShown = ({ title }: { title: string }) => plain.includes(title.slice(0, 30));
    const papers = [...catalog.all()].filter(isShown);
    expect(papers.length).toBeGreaterThan(0);
    expect(papers.filter(({ authors }) => !authors.includes('Patrick Lewis'))).toEqual([]);
    expect(textOf(await search({ query: 'models', category: 'cs.CV' }))).toContain('cs.CV');
    const chosen = listed(await search({ query: 'models', category: 'cs.CV' }));
    const ofCategory = [...catalog.all()].filter(({ categories = [] }) => categories.includes('cs.CV'));
    expect(chosen.length).toBeGreaterThan(0);
    for (const line of chosen)
      expect(ofCategory.some(({ title }) => line.includes(title.slice(0, 30)))).toBe(true);
  });

  it('turns its pages in place, also after a restart of the bot', async () => {
    const first = await search({ query: 'sequence: models', category: 'cs.CL', sort: 'newest' });
    const firstTitles = listed(first);
    await bot.restart();
    const next = await bot.discord.press({
      as: 'ada',
      message: first,
      customId: actionable(first, /Next/).custom_id,
    });
    const second = await next.finished();
    expect(second.id).toBe(first.id);
    expect(listed(second).some((title) => firstTitles.includes(title))).toBe(false);
    expect(textOf(second)).toContain('**6. ');
    const back = await bot.discord.press({
      as: 'ada',
      message: second,
      customId: actionable(second, /Previous/).custom_id,
    });
    expect(listed(await back.finished())).toEqual(firstTitles);
  });

  it('carries a long question with every filter through its pages', async () => {
    const query =
      'sequence models for language: generation, translation, proteins, DNA, long context, 100% attention, transformers, benchmarks, tasks 🤔';
    const first = await search({ query, after: '2015-01-01', before: '2026-12-31', sort: 'relevance' });
    const next = await bot.discord.press({
      as: 'ada',
      message: first,
      customId: actionable(first, /Next/).custom_id,
    });
    expect(textOf(await next.finished())).toContain('after 2015-01-01');
  });

  it('says that a query was too long, and no other', async () => {
    const long = textOf(await search({ query: 'retrieval augmented generation '.repeat(12) }));
    expect(long).toMatch(/That's too long, so I used the first \d+ characters/);
    expect(textOf(await search({ query: 'retrieval augmented' }))).not.toContain('too long');
  });

  it('answers an id, and a link, with that very paper', async () => {
    for (const query of [
      '2005.11401',
      'https://arxiv.org/pdf/2005.11401v4',
      'https://huggingface.co/papers/2005.11401',
    ]) {
      const card = await search({ query });
      expect(textOf(card)).toContain('Retrieval-Augmented Generation');
      expect(links(card)).toContain('https://arxiv.org/abs/2005.11401');
    }
  });

  it('answers privately when asked to', async () => {
    expect(isPrivate(await search({ query: 'retrieval', private: true }))).toBe(true);
  });

  it('says that nothing was found, to the person alone, with what to try', async () => {
    const nothing = await search({ query: 'xqzzyk wvvbn' });
    expect(textOf(nothing)).toMatch(/couldn't find a paper.*Try/s);
    expect(textOf(nothing)).toMatch(/I only have the \d+ papers I came with/);
    expect(isPrivate(nothing)).toBe(true);
    expect(textOf(await search({ query: 'retrieval', author: 'Nobody Atall' }))).toContain(
      'with this filter',
    );
  });

  it('completes titles, authors and categories as one types', async () => {
    const complete = (focused: string, options: Record<string, unknown>) =>
      bot.discord.autocomplete({ ...where, name: 'search', focused, options });
    expect((await complete('query', { query: 'retrieval-aug' }))[0]?.name).toContain('Retrieval-Augmented');
    expect((await complete('query', { query: 'patrick lew' }))[0]).toEqual({
      name: 'Patrick Lewis · 1 paper',
      value: 'Patrick Lewis',
    });
    expect((await complete('author', { query: 'x', author: 'patrick lew' }))[0]?.name).toBe('Patrick Lewis');
    expect(
      (await complete('category', { query: 'x', category: 'cs.c' })).map(({ value }) => value),
    ).toContain('cs.CL');
  });

  it('finds the papers of somebody chosen from autocomplete, or half typed', async () => {
    for (const query of ['Patrick Lewis', 'patrick lew', 'lewi'])
      expect(links(await search({ query })), query).toContain('https://arxiv.org/abs/2005.11401');
  });

  it('says which word nobody has, in the quotes of its other lines', async () => {
    expect(textOf(await search({ query: 'devlin 2019' }))).toContain(
      'No paper mentions “devlin”, and no author has that name.',
    );
  });

  it('takes a chosen title from autocomplete for the paper itself', async () => {
    const [choice] = await bot.discord.autocomplete({
      ...where,
      name: 'search',
      focused: 'query',
      options: { query: 'order matters' },
    });
    expect(textOf(await search({ query: choice?.value }))).toContain(
      'Order Matters: Sequence to sequence for sets',
    );
  });

  it.each([
    ['6,000 characters', 'sequence '.repeat(666)],
    ['only stop words', 'the of and'],
    ['only emoji', '🎉🎉🎉'],
    ['markdown and mentions', '**@everyone** [x](javascript:alert(1)) <@1> ||x||'],
    ['control characters', 'seq\u0000uence\u202E models'],
    ['broken inline language', 'author: after:yesterday cat: "open -'],
    ['only blanks', '   '],
  ])('gives a clean answer to a query of %s', async (_what, query) => {
    const answer = await search({ query });
    expect(textOf(answer)).not.toMatch(/went wrong/);
    expect(textOf(answer)).not.toMatch(/@everyone/);
    expect(components(answer).every(({ url }) => typeof url !== 'string' || /^https?:/.test(url))).toBe(true);
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
