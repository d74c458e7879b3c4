import type { Client } from 'discord.js';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { createPlaygroundPage, type PlaygroundPage } from '../../../src/playground/page/page.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { launchChromium, missingChromium, openPlayground } from './chromium.ts';
import { ENOUGH, startSmallBot } from './small-bot.ts';

const missing = missingChromium();
let browser: BrowserContext;
let loopback: LoopbackDiscord;
let bot: Client<true>;
let server: PlaygroundPage;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (missing !== undefined) return;
  loopback = await createLoopbackDiscord({ clock: () => new Date(), answerWithinMs: PATIENCE_MS });
  bot = await startSmallBot(loopback.apiUrl, loopback.token);
  server = await createPlaygroundPage({ loopback, port: 0 });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await bot?.destroy();
  await loopback?.close();
});

beforeEach(async (context) => {
  if (missing !== undefined) return context.skip(missing);
  ({ page, complaints } = await openPlayground(browser, server.url));
});

const messages = () => page.locator('discord-message');
const last = () => messages().last();
const suggestions = () => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');

async function type(line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

/** Holds back the server's response to `url`; resolves with a function that lets it through. */
function held(url: RegExp): Promise<() => void> {
  return new Promise((resolve) => {
    void page.route(
      url,
      async (route) => {
        if (route.request().url().includes('/api/events')) {
          await new Promise<void>((release) => resolve(release));
          return route.continue();
        }
        const response = await route.fetch();
        await new Promise<void>((release) => resolve(release));
        await route.fulfill({ response });
      },
      { times: 1 },
    );
  });
}

describe('the playground’s page', () => {
  it('runs a typed command, turns its pages in place and opens one entry privately, with no errors', async () => {
    await type('/list words to look for');
    await last().getByText('Page 1 of words to look for').waitFor();
    expect(await last().getByText('<b>not markup</b>').count()).toBe(1);
    const [count, place] = [await messages().count(), await next().boundingBox()];
    await next().click();
    await last().getByText('Page 2 of').waitFor();
    expect(await messages().count()).toBe(count);
    expect((await next().boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
    await last().getByRole('combobox').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await last().getByText('You opened second.').waitFor();
    expect(await last().innerText()).toContain('Only you can see this');
    expect(complaints).toEqual([]);
  });

  it('returns the focus to the pressed button when its message changes', async () => {
    await type('/list x');
    await last().getByText('Page 1 of x').waitFor();
    await next().focus();
    await page.keyboard.press('Enter');
    await last().getByText('Page 2 of x').waitFor();
    await page.keyboard.press('Enter');
    await last().getByText('Page 3 of x').waitFor();
  });

  it('lists the commands at "/", with each subcommand apart, and fills one in by keyboard alone', async () => {
    await page.keyboard.type('/');
    const rows = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await expect
      .poll(() => rows.allInnerTexts())
      .toContainEqual(expect.stringContaining('/digest set channel'));
    await page.keyboard.type('dig');
    await page.keyboard.press('Enter');
    await page.keyboard.type('off');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last().getByText('Set in #off-topic').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('box');
  });

  it('accepts a whole line typed at once, with each option’s name before its value', async () => {
    await page.keyboard.type('/digest set channel:off-topic');
    // Once for the highlighted value, once to send.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last().getByText('Set in #off-topic').waitFor();
    await page.keyboard.type('/list after:2024 words:plums');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last().getByText('Page 1 of plums').waitFor();
    await page.keyboard.type('/list words:pears private:true');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last().getByText('Page 1 of pears').waitFor();
    expect(await last().innerText()).toContain('Only you can see this');
  });

  it('offers the bot’s suggestions while typing, and sends the value behind the name', async () => {
    await page.keyboard.type('/list ap');
    await page.getByRole('option', { name: 'apricot (fruit)' }).waitFor();
    expect(await suggestions().allInnerTexts()).toEqual(['apple (fruit)', 'apricot (fruit)']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last().getByText('Page 1 of apricot').waitFor();
  });

  it('adds optional options on demand, and says what is wrong with one before sending', async () => {
    await page.keyboard.type('/list x');
    await page.getByRole('button', { name: 'Add one of 3 more options' }).click();
    await page.getByRole('option', { name: /^order/ }).click();
    await page.keyboard.type('oldest');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toBe('order: choose one of Newest first.');
  });

  it('shows an ephemeral answer only to its person, and lets them dismiss it', async () => {
    await type('/list secret private:true');
    await last().getByText('Only you can see this').waitFor();
    await page.getByRole('button', { name: 'Speak as Béla' }).click();
    await page.getByRole('button', { name: 'Speak as Béla', pressed: true }).waitFor();
    expect(await page.getByText('Page 1 of secret').count()).toBe(0);
    await page.getByRole('button', { name: 'Speak as Ada' }).click();
    await page.getByText('Page 1 of secret').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).last().click();
    await expect.poll(() => page.getByText('Page 1 of secret').count()).toBe(0);
  });

  it('shows that the bot is thinking, and why Discord rejected what it sent', async () => {
    await type('/ponder');
    await page.getByText('Bot is thinking…').waitFor();
    bot.emit(ENOUGH);
    await page.getByText('Thought enough.').waitFor();
    await type('/bad');
    await page.getByRole('alert').filter({ hasText: 'Discord refused what the bot sent' }).waitFor();
    expect(await page.getByRole('alert').first().innerText()).toContain('2000');
  });

  it('shows that the bot did not respond', async () => {
    const impatient = await createLoopbackDiscord({ clock: () => new Date(), answerWithinMs: 100 });
    const silent = await startSmallBot(impatient.apiUrl, impatient.token);
    const other = await createPlaygroundPage({ loopback: impatient, port: 0 });
    await page.goto(other.url);
    await page.locator('#box').click();
    await type('/silent');
    await page.getByRole('alert').filter({ hasText: 'The application did not respond' }).first().waitFor();
    await other.close();
    await silent.destroy();
    await impatient.close();
  });

  it('offers message commands on right-click, opens their form and submits it', async () => {
    await type('Have you read 2005.11401?');
    await last().getByText('Have you read').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Find papers' }).click();
    await page.getByLabel('What to note').fill('a fine paper');
    await page.getByRole('button', { name: 'Submit' }).click();
    await last().getByText('Noted: a fine paper').waitFor();
  });

  it('switches channels and marks where there is something new', async () => {
    await page.getByRole('button', { name: 'Text channel off-topic' }).click();
    await page.getByRole('heading', { name: 'off-topic', exact: true }).waitFor();
    const person = [...loopback.world.people.values()][1]?.user.id ?? '';
    loopback.say({ as: person, channel: 'papers', content: 'Over here' });
    await page.getByRole('button', { name: 'Text channel papers, unread' }).click();
    await last().getByText('Over here').waitFor();
    const list = 'document.querySelector("#scroll")';
    await expect
      .poll(() => page.evaluate(`${list}.scrollHeight - ${list}.scrollTop - ${list}.clientHeight`))
      .toBeLessThan(2);
    expect(complaints).toEqual([]);
  });

  it('shows what is taller than the view from its beginning', async () => {
    const lines = Array.from({ length: 80 }, (_, i) => `line ${i + 1} of many`).join('\n');
    loopback.say({ as: 'ada', channel: 'papers', content: lines });
    await last().getByText('line 1 of many').waitFor();
    const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
    await expect
      .poll(async () => (await top('discord-message:last-of-type')) - (await top('#scroll')))
      .toBeCloseTo(0, -1);
  });

  it('never lets a message’s text become markup', async () => {
    await type('<img src=x onerror="document.title=1"> [x](javascript:alert(1))');
    await last().getByText('<img src=x').waitFor();
    expect(await last().locator('.content img, .content a').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('reports a lost server, reconnects by itself, and catches up', async () => {
    const first = await createPlaygroundPage({ loopback, port: 0 });
    await page.goto(first.url);
    await page.locator('#channel-list button').first().waitFor();
    await first.close();
    await page.getByText('Reconnecting…').waitFor();
    loopback.say({ as: 'ada', channel: 'papers', content: 'Said while nobody listened' });
    const second = await createPlaygroundPage({ loopback, port: Number(new URL(first.url).port) });
    await last().getByText('Said while nobody listened').waitFor();
    await page.getByText('Reconnecting…').waitFor({ state: 'detached' });
    await second.close();
  });

  it('shows what was said before it received any event', async () => {
    const stream = held(/api\/events/);
    await page.reload({ waitUntil: 'commit' });
    const release = await stream;
    // Time for a page that reads before it receives events.
    await page.waitForTimeout(300);
    loopback.say({ as: 'ada', channel: 'papers', content: 'Said before the page could hear' });
    release();
    await last().getByText('Said before the page could hear').waitFor();
  });

  it('keeps events that arrive while it reads earlier messages', async () => {
    await page.getByRole('button', { name: 'Text channel off-topic' }).click();
    await page.getByRole('heading', { name: 'off-topic', exact: true }).waitFor();
    const read = held(/api\/messages/);
    await page.getByRole('button', { name: 'Text channel papers' }).click();
    const release = await read;
    loopback.say({ as: 'ada', channel: 'papers', content: 'Said while the page read' });
    loopback.say({ as: 'ada', channel: 'off-topic', content: 'Said behind it' });
    await page.getByRole('button', { name: /off-topic.*unread/ }).waitFor();
    release();
    await page.locator('#box:focus').waitFor();
    expect(await last().innerText()).toContain('Said while the page read');
  });

  it('catches up once it hears, if it could not at first', async () => {
    await page.route(/api\/events/, (route) => route.abort(), { times: 1 });
    await page.reload();
    await page.locator('#box:focus').waitFor();
    loopback.say({ as: 'ada', channel: 'papers', content: 'Said while the page was deaf' });
    await last().getByText('Said while the page was deaf').waitFor();
  });

  it('stays in the channel that was opened while it loads another person’s view', async () => {
    let answerScene = () => {};
    const asked = new Promise<void>((resolve) => {
      void page.route(/api\/scene.*channel=(&|$)/, async (route) => {
        await new Promise<void>((answer) => {
          answerScene = answer;
          resolve();
        });
        await route.continue();
      });
    });
    await page.getByRole('button', { name: 'Speak as Maria' }).click();
    await asked;
    await page.getByRole('button', { name: 'Text channel off-topic' }).click();
    await page.getByRole('heading', { name: 'off-topic', exact: true }).waitFor();
    const messages = page.waitForResponse(/api\/messages/);
    answerScene();
    await messages;
    expect(await page.getByRole('heading', { name: 'off-topic', exact: true }).isVisible()).toBe(true);
    expect(await page.getByLabel('Speak as', { exact: true }).locator(':checked').innerText()).toBe('Maria');
  });

  it('continues as the same person in the same channel after the playground restarts', async () => {
    const open = (discord: LoopbackDiscord, port: number) =>
      createPlaygroundPage({ loopback: discord, port });
    const [old, anew] = await Promise.all(
      [0, 1].map(() => createLoopbackDiscord({ clock: () => new Date(), answerWithinMs: PATIENCE_MS })),
    );
    if (old === undefined || anew === undefined) throw new Error('there is no Discord to start');
    const first = await open(old, 0);
    await page.goto(first.url);
    await page.getByRole('button', { name: 'Speak as Maria' }).click();
    await page.getByRole('button', { name: 'Text channel off-topic' }).click();
    await page.getByRole('heading', { name: 'off-topic', exact: true }).waitFor();
    await first.close();
    await page.getByText('Reconnecting…').waitFor();
    await type('Does anyone hear me?');
    await page.getByText('Not sent').waitFor();
    anew.say({ as: 'ada', channel: 'off-topic', content: 'A new day' });
    const second = await open(anew, Number(new URL(first.url).port));
    await last().getByText('A new day').waitFor();
    await type('Good morning');
    await last().getByText('Good morning').waitFor();
    expect(await page.getByLabel('Speak as', { exact: true }).locator(':checked').innerText()).toBe('Maria');
    await second.close();
    await Promise.all([old.close(), anew.close()]);
  });

  it('says what is wrong with a typed line that cannot be sent', async () => {
    await type('/list words order:oldest');
    await page.getByRole('alert').getByText('order: choose one of Newest first.').waitFor();
  });

  it.each([
    ['another command', '/list words of another', 'Page 1 of words of another'],
    ['one without options', '/slow', 'Thought of it.'],
  ])('leaves a form waiting for %s when a command is typed into it', async (_what, line, answer) => {
    await type('/list order:oldest');
    await page.getByRole('alert').waitFor();
    await type(line);
    await last().getByText(answer).waitFor();
    expect(await page.locator('.command-form').count()).toBe(0);
  });

  it('accepts typing as soon as the box is enabled, however late it learns where it is', async () => {
    let answerMessages = () => {};
    const late = new Promise<void>((resolve) => {
      answerMessages = resolve;
    });
    await page.route(/api\/scene/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.route(/api\/messages/, async (route) => {
      await late;
      await route.continue();
    });
    loopback.say({ as: 'ada', channel: 'papers', content: 'Said before' });
    await page.reload();
    await page.locator('#box').click();
    await page.keyboard.type('Typed early');
    answerMessages();
    await last().getByText('Said before').waitFor();
    await page.keyboard.press('Enter');
    await last().getByText('Typed early').waitFor();
    expect(complaints).toEqual([]);
  });

  it('fits the width of a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await type('/list x');
    await last().getByText('Page 1 of x').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('button', { name: 'Show channels and people' }).click();
    await page.getByLabel('Speak as', { exact: true }).selectOption({ label: 'Maria' });
    await page.getByRole('button', { name: 'Show channels and people' }).click();
    await page.getByRole('button', { name: 'Text channel off-topic' }).click();
    await page.getByRole('heading', { name: 'off-topic', exact: true }).waitFor();
  });
});

function next() {
  return last().getByRole('button', { name: 'Next' });
}
