import type { Client } from 'discord.js';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { createPlaygroundPage, type PlaygroundPage } from '../../../src/playground/page/page.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { accessibilityFaults, cutOff } from './axe.ts';
import { launchChromium, missingChromium, openPlayground } from './chromium.ts';
import { LONG, showEverything } from './show-everything.ts';
import { startSmallBot } from './small-bot.ts';

const missing = missingChromium();
let browser: BrowserContext;
let loopback: LoopbackDiscord;
let bot: Client<true>;
let server: PlaygroundPage;
let page: Page;

beforeAll(async () => {
  if (missing !== undefined) return;
  loopback = await createLoopbackDiscord({ clock: () => new Date(), answerWithinMs: PATIENCE_MS });
  bot = await startSmallBot(loopback.apiUrl, loopback.token);
  server = await createPlaygroundPage({ loopback, port: 0 });
  browser = await launchChromium();
  const papers = loopback.world.channel('papers').id;
  loopback.say({
    as: 'bela',
    channel: papers,
    content: `Did you read https://arxiv.org/abs/2005.11401? ${LONG}`,
  });
  // Checked in a channel of its own where it matters, and not again in each state of the page around it.
  const full = loopback.world.channel('off-topic').id;
  await showEverything(loopback, bot.rest, full);
  const forum = loopback.world.channel('reading-list');
  const tags = (forum.available_tags ?? []).map(({ id }) => id);
  await bot.rest.post(`/channels/${forum.id}/threads`, {
    body: { name: `Monday: ${LONG.slice(0, 80)}`, applied_tags: tags, message: { content: LONG.repeat(4) } },
  });
  for (const { id } of loopback.messages(full, { limit: 3 }))
    await bot.rest.put(`/channels/${full}/messages/pins/${id}`);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await bot?.destroy();
  await loopback?.close();
});

beforeEach(async (context) => {
  if (missing !== undefined) return context.skip(missing);
  ({ page } = await openPlayground(browser, server.url));
});

/** Every state of the page, and how to reach it from a freshly opened page. */
const STATES: readonly (readonly [state: string, reach: () => Promise<unknown>])[] = [
  ['a channel full of messages', () => openFull()],
  [
    'a select that is open',
    async () => {
      await openFull();
      await page.locator('discord-message [role="combobox"]').first().click();
    },
  ],
  [
    'a private answer',
    async () => {
      await type('/list private:true words:secret');
      await page.getByText('Only you can see this').last().waitFor();
    },
  ],
  ['the list of commands', () => page.keyboard.type('/')],
  [
    'a command being filled in',
    async () => {
      await page.keyboard.type('/list ap');
      await page.getByRole('option', { name: 'apricot (fruit)' }).waitFor();
    },
  ],
  ['a command that cannot be sent', () => type('/list words order:oldest')],
  ['a note of what went wrong', () => type('/bad').then(() => page.getByRole('alert').first().waitFor())],
  [
    'the menu of a message',
    () =>
      page
        .getByText('Did you read')
        .first()
        .click({ button: 'right', position: { x: 5, y: 5 } }),
  ],
  [
    'a form of the bot',
    async () => {
      await page
        .getByText('Did you read')
        .first()
        .click({ button: 'right', position: { x: 5, y: 5 } });
      await page.getByRole('menuitem', { name: 'Find papers' }).click();
      await page.getByRole('dialog', { name: 'A note' }).waitFor();
    },
  ],
  [
    'the pinned messages',
    async () => {
      await openFull();
      await page.getByRole('button', { name: 'Pinned messages' }).click();
      await page
        .getByRole('button', { name: /^Jump to/ })
        .first()
        .waitFor();
    },
  ],
  [
    'a forum',
    async () => {
      await openChannel('Forum reading-list');
      await page.locator('.post-card').first().waitFor();
    },
  ],
  ['private messages', () => openChannel('Direct message')],
];

async function type(line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

async function openChannel(name: string): Promise<void> {
  const opener = page.getByRole('button', { name: 'Show channels and people' });
  if (await opener.isVisible()) await opener.click();
  await page.getByRole('button', { name }).first().click();
}

/** Opens the channel with everything a bot can post. */
async function openFull(): Promise<void> {
  await openChannel('off-topic');
  await page.getByText('A secret').waitFor();
}

/** How many things are open over the page. */
const opened = () =>
  page
    .locator('[role="listbox"], [role="menu"], [role="alert"], dialog[open], [role="dialog"]')
    .filter({ visible: true })
    .count();

/** Tall enough for everything to be in view: contrast is only checked for visible things. */
const DESKTOP = { width: 1280, height: 5000 };
const PHONE = { width: 390, height: 844 };

describe('the page', () => {
  it.each(STATES)(
    'has nothing cut off on a phone, and no accessibility errors on a large screen: %s',
    async (_state, reach) => {
      await page.setViewportSize(PHONE);
      await reach();
      const open = await opened();
      expect(await cutOff(page)).toEqual([]);
      await page.setViewportSize(DESKTOP);
      expect(await opened()).toBe(open);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('has no accessibility errors on a phone, including its channel drawer', async () => {
    await openFull();
    await page.setViewportSize({ ...PHONE, height: 5000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show channels and people' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('#channels').isVisible()).toBe(false);
  });

  it('would fail if it had any', async () => {
    await openFull();
    await page.setViewportSize(DESKTOP);
    await page.evaluate(`document.querySelector('#open-pins').removeAttribute('aria-label')`);
    await page.evaluate(`document.querySelector('#open-pins').removeAttribute('title')`);
    await page.evaluate(`document.querySelector('.content').style.color = '#777'`);
    await page.evaluate(`document.querySelector('v2-container').style.width = '2000px'`);
    const found = (await accessibilityFaults(page)).map((fault) => fault.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
    expect(await cutOff(page)).not.toEqual([]);
  });
});
