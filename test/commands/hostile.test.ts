import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAVE_OPTION } from '../../src/view/open-select.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, links, textOf } from '../support/read-message.ts';

const titles = [
  `${'x'.repeat(100_000)} needle`,
  '@everyone needle @here <@&1> <#2>',
  '[needle](javascript:alert(1)) **bold** __u__ ~~s~~ ||spoiler|| `code`',
  '# needle heading > quote - list',
  'needle \u202E reversed \u0007 bell \u0000 nul',
  `needle ${'👨‍👩‍👧‍👦'.repeat(300)}`,
  `needle ${'שלום עולם '.repeat(60)}`,
  `needle ${'漢字'.repeat(400)}`,
  `needle ${'e\u0301\u0302\u0303\u0304'.repeat(500)}`,
  `needle ${'*'.repeat(3000)}`,
];

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot({
    papers: titles.map((title, index) => ({
      id: index === 0 ? `acl:${'long-key/'.repeat(18)}` : `2401.0000${index}`,
      title,
      authors: Array.from({ length: 200 }, (_, n) => `*Author* _${n}_ @everyone`),
      abstract: `needle ${title.repeat(3)}`.slice(0, 200_000),
      categories: ['cs.CL', `[x](${'y'.repeat(200)})`],
      keywords: Array.from({ length: 50 }, () => '**k**'.repeat(20)),
      organization: '@everyone '.repeat(50),
      codeUrl: 'javascript:alert(1)',
      projectUrl: `https://example.org/${'p'.repeat(900)}`,
      thumbnailUrl: 'file:///etc/passwd',
      upvotes: 1e9,
    })),
  });
});
afterAll(() => bot.close());

describe('papers with hostile texts', () => {
  it('fill lists and cards that Discord accepts, escaped, with safe links only', async () => {
    const found = await bot.discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: 'needle' },
    });
    let page = await found.finished();
    const seen = new Set<string>();
    for (let turn = 0; turn < 2; turn++) {
      expectHarmless(textOf(page));
      const select = actionable(page, 'select');
      const offered = (select.options ?? []).map(({ value }) => value);
      const picker = await bot.discord.choose({
        as: 'ada',
        message: page,
        customId: select.custom_id,
        values: [SAVE_OPTION],
      });
      expectHarmless(textOf(await picker.finished()));
      for (const value of offered.filter((one) => one !== SAVE_OPTION)) {
        seen.add(value);
        const opened = await bot.discord.choose({
          as: 'ada',
          message: page,
          customId: select.custom_id,
          values: [value],
        });
        const card = await opened.finished();
        expectHarmless(textOf(card));
        expect(
          links(card).every(
            (url) => url.startsWith('https://arxiv.org/') || url.startsWith('https://huggingface.co/'),
          ),
        ).toBe(true);
        const similar = await bot.discord.press({
          as: 'ada',
          message: card,
          customId: actionable(card, /Similar/).custom_id,
        });
        expectHarmless(textOf(await similar.finished()));
      }
      if (turn === 0) {
        const next = await bot.discord.press({
          as: 'ada',
          message: page,
          customId: actionable(page, /Next/).custom_id,
        });
        page = await next.finished();
      }
    }
    expect(seen.size).toBe(10);
    expect(bot.discord.requests.count(400)).toBe(0);
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('are offered by autocomplete within its limits', async () => {
    const choices = await bot.discord.autocomplete({
      as: 'ada',
      channel: 'papers',
      name: 'paper',
      focused: 'paper',
      options: { paper: 'needle' },
    });
    expect(choices.length).toBeGreaterThan(0);
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(String(value).length).toBeLessThanOrEqual(100);
    }
  });
});

function expectHarmless(text: string): void {
  expect(text).not.toMatch(/@(everyone|here)/);
  // The one link of a line is ours, around its whole title.
  const others = text.replace(
    /^((?:📌 )?\*\*\d+\. )\[((?:\\.|[^[\]\\])*)\]\(https:\/\/[^\s()<>*]+\)\*\*$/gmu,
    '$1$2**',
  );
  expect(others).not.toMatch(/(?<!\\)(\\\\)*\]\(/);
  expect(text).not.toMatch(/(?<!\\)(\\\\)*<[@#]/);
  for (const hidden of ['\u0000', '\u0007', '\u202e']) expect(text).not.toContain(hidden);
}
