import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { type Bot, startBot } from '../../../src/discord/gateway/bot.ts';
import { createLog } from '../../../src/log.ts';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { createPlaygroundPage, type PlaygroundPage } from '../../../src/playground/page/page.ts';
import { watchAnswers } from '../../support/answer-contract.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { launchChromium, missingChromium, openPlayground } from './chromium.ts';

const missing = missingChromium();
let folder: string;
let loopback: LoopbackDiscord;
let app: App;
let bot: Bot;
let server: PlaygroundPage;
let browser: BrowserContext;

beforeAll(async () => {
  if (missing !== undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'paperboy-page-'));
  const clock = () => new Date();
  const log = createLog({ level: 'fatal' });
  loopback = await createLoopbackDiscord({ clock, answerWithinMs: PATIENCE_MS });
  app = await createApp({ config: readConfig({ DATA_DIR: folder, REFRESH: 'off' }), log, clock });
  watchAnswers(loopback, () => app.commands);
  bot = await startBot({
    connection: { apiUrl: loopback.apiUrl, shards: 'auto' },
    token: loopback.token,
    commands: app.commands,
    services: app.services,
    log,
    reference: () => 'reference',
  });
  server = await createPlaygroundPage({ loopback, port: 0 });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await bot?.stop();
  await app?.close();
  await loopback?.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

beforeEach((context) => {
  if (missing !== undefined) context.skip(missing);
});

describe('the bot on the playground’s page', () => {
  it('answers a typed search with the paper meant, opens it, and turns pages, with no errors', async () => {
    const { page, complaints } = await openPlayground(browser, server.url);
    const last = page.locator('discord-message').last();
    await page.getByRole('button', { name: '/search retrieval augmented' }).click();
    await last
      .getByText('1. Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks')
      .first()
      .waitFor();

    await last.getByRole('combobox').click();
    await page.getByRole('option', { name: /^1\. Retrieval-Augmented/ }).click();
    await last.getByText('Only you can see this').waitFor();
    expect(await last.getByRole('link', { name: 'arXiv' }).getAttribute('href')).toContain('2005.11401');

    await page.locator('#box').click();
    await page.keyboard.type('/search language models');
    await page.keyboard.press('Enter');
    await last.getByRole('button', { name: 'Page 1 of' }).waitFor();
    const first = await last.locator('v2-container').innerText();
    await last.getByRole('button', { name: 'Next' }).click();
    await last.getByRole('button', { name: 'Page 2 of' }).waitFor();
    expect(await last.locator('v2-container').innerText()).not.toBe(first);
    await last.getByRole('button', { name: 'Previous' }).click();
    await last.getByRole('button', { name: 'Page 1 of' }).waitFor();
    expect(await last.locator('v2-container').innerText()).toBe(first);

    await page.locator('#box').click();
    await page.keyboard.type('Who has read arXiv:2111.00396?');
    await page.keyboard.press('Enter');
    await last.getByText('Who has read').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Find papers' }).click();
    await last
      .getByText('Efficiently Modeling Long Sequences with Structured State Spaces')
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    expect(loopback.requests.unknownRoutes).toEqual([]);
  });

  it('has an answer to every example it offers', async () => {
    const { page } = await openPlayground(browser, server.url);
    const examples = page.locator('.example');
    const last = page.locator('discord-message').last();
    await examples.first().waitFor();
    for (const line of await examples.allInnerTexts()) {
      const count = await page.locator('discord-message').count();
      await page.getByRole('button', { name: line, exact: true }).click();
      await page.locator('discord-message').nth(count).waitFor();
      await expect.poll(() => last.innerText()).toMatch(/papers|Open a paper|arXiv|Read/);
      expect(await last.innerText(), line).not.toMatch(/couldn't find/);
    }
  });
});
