import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arxivEntry, arxivFeed } from '../support/arxiv.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { isPrivate, textOf } from '../support/read-message.ts';
import { answer, type SourceServer, startSourceServer } from '../support/source-server.ts';

let bot: TestBot;
let arxiv: SourceServer;

beforeAll(async () => {
  arxiv = await startSourceServer(answer(404, ''));
  bot = await startTestBot({ environment: { ARXIV_API_URL: arxiv.address, REFRESH: '17 * * * *' } });
});
afterAll(async () => {
  await bot.close();
  await arxiv.close();
});
beforeEach(() => {
  arxiv.asked.length = 0;
  arxiv.handle = (_, response, url) =>
    response.end(arxivFeed(arxivEntry(url.searchParams.get('id_list') ?? '')));
});

async function submit(link: string) {
  const interaction = await bot.discord.command({
    as: 'ada',
    channel: 'papers',
    name: 'submit',
    options: { link },
  });
  return interaction.finished();
}

describe('/submit', () => {
  it('says when arXiv refuses', async () => {
    arxiv.handle = answer(403, 'no');
    expect(textOf(await submit('2602.08028'))).toMatch(/couldn't fetch the paper. .*answered 403/);
  });

  it('adds a paper when its turn at arXiv comes, shows it with its credit, and finds it from then on', async () => {
    const card = await submit('https://arxiv.org/abs/2602.08025v2');
    expect(textOf(card)).toContain('Kites & Letters');
    expect(textOf(card)).toMatch(/submitted by \S+/);
    expect(isPrivate(card)).toBe(false);
    const { hits } = await bot.app.services().search.find({ query: 'kites and letters' });
    expect(hits[0]?.paper.id).toBe('2602.08025');
  });

  it('shows a paper that already exists, privately, without asking anyone', async () => {
    const card = await submit('2005.11401');
    expect(textOf(card)).toContain('Retrieval-Augmented Generation');
    expect(isPrivate(card)).toBe(true);
    expect(arxiv.asked).toEqual([]);
  });

  it('is what other commands point to for a paper that is missing', async () => {
    for (const name of ['paper', 'similar']) {
      const options = { paper: 'https://arxiv.org/abs/2401.99999' };
      const asked = await bot.discord.command({ as: 'ada', channel: 'papers', name, options });
      expect(textOf(await asked.finished())).toContain('add it with `/submit`');
    }
    const query = { query: '2401.99999' };
    const asked = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'search', options: query });
    expect(textOf(await asked.finished())).toContain('Add it from arXiv with `/submit`.');
    expect(arxiv.asked).toEqual([]);
  });

  it.each([
    ['http://169.254.169.254/abs/2602.08026', "isn't an arXiv id or a link"],
    ['2602.08026 2602.08027', '2 papers'],
  ])('answers %s with a sentence, and asks for nothing', async (link, says) => {
    const reply = await submit(link);
    expect(textOf(reply)).toContain(says);
    expect(isPrivate(reply)).toBe(true);
    expect(arxiv.asked).toEqual([]);
  });
});

it('says that fetching is off, and does not ask people to try again', async () => {
  const offline = await startTestBot({ environment: { REFRESH: 'off' } });
  const interaction = await offline.discord.command({
    as: 'ada',
    channel: 'papers',
    name: 'submit',
    options: { link: '1706.03762' },
  });
  const said = textOf(await interaction.finished());
  await offline.close();
  expect(said).toContain("**1706.03762** isn't in my catalog, and fetching is turned off");
  expect(said).not.toMatch(/try again|REFRESH/);
});
