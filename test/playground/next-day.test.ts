import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHORT_LIVED } from '../support/node-flags.ts';
import { wholeProgram } from '../support/whole-programs.ts';
import { accessibilityFaults } from './page/axe.ts';
import { launchChromium, missingChromium } from './page/chromium.ts';

const MAIN = wholeProgram('src/main.js');

const missing = missingChromium();
let folder: string;
let child: ChildProcess;
let browser: BrowserContext;
let [playground, web] = ['', ''];

beforeAll(async () => {
  if (missing !== undefined) return;
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-next-day-'));
  const { PATH = '' } = process.env;
  child = spawn(process.execPath, [...SHORT_LIVED, MAIN], { cwd: folder, env: { PATH, HTTP_PORT: '0' } });
  let out = '';
  child.stdout?.on('data', (data) => {
    out += String(data);
  });
  while (!out.includes('Ctrl-C')) await new Promise((done) => setTimeout(done, 50));
  playground = /open: (http:\S+)/.exec(out)?.[1] ?? '';
  web = /feeds: +(http:\S+)/.exec(out)?.[1] ?? '';
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  child?.kill('SIGKILL');
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

beforeEach((test) => {
  if (missing !== undefined) test.skip(missing);
});

async function open(address: string, complaints: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  return page;
}

describe('a newcomer', () => {
  it('subscribes on the page, confirms from the mailbox, gets the next day’s mail, and unsubscribes', async () => {
    const complaints: string[] = [];
    const pages = await open(web, complaints);
    expect(await accessibilityFaults(pages)).toEqual([]);
    await pages.getByLabel('Email address').fill('ada@example.org');
    await pages.getByRole('button', { name: 'Subscribe' }).click();
    await pages.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    expect(await accessibilityFaults(pages)).toEqual([]);

    const mailbox = await open(`${playground}mailbox`, complaints);
    await mailbox.getByRole('heading', { name: /is your Paperboy code/ }).waitFor();
    expect(await accessibilityFaults(mailbox)).toEqual([]);
    const opened = browser.waitForEvent('page');
    await mailbox
      .frameLocator('iframe')
      .getByRole('link', { name: /confirm/i })
      .click();
    const confirm = await opened;
    await confirm.getByRole('button', { name: 'Confirm' }).click();
    await confirm.getByRole('heading', { name: "You're subscribed" }).waitFor();

    const discord = await open(playground, complaints);
    await command(discord, 'search', 'reward modeling');
    await discord.locator('discord-message').getByText('for “reward modeling”').first().waitFor();
    await command(discord, 'email subscribe', 'bela@example.org');
    await discord.getByRole('status').getByText('New email to bela@example.org').waitFor();
    await discord.getByRole('button', { name: 'Let the next day come' }).click();
    const toEnd = () =>
      discord.locator('#scroll').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
    await expect.poll(toEnd, { timeout: 20_000 }).toBeLessThan(60);
    // Nothing was set up in Discord, so the mail is all that came.
    const news = discord.getByRole('status').filter({ hasText: 'here now' });
    // Over a holiday several days go by until papers come, some of them with a mail.
    await news.getByText(/12 new papers came in\. (1 email|[2-9] emails) in the mailbox\./).waitFor();
    await mailbox.getByRole('heading', { name: /Papers of the day/ }).waitFor();
    await mailbox.getByText('As plain text').click();
    const text = (await mailbox.locator('pre').textContent()) ?? '';
    expect(text).toContain('Unsubscribe: http://127.0.0.1');
    const day = /\/day\/(\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? '';
    const listing = await open(`${web}day/${day}`, complaints);
    expect(await listing.locator('article').count()).toBeGreaterThan(0);
    expect(await accessibilityFaults(listing)).toEqual([]);
    const feed = await (await fetch(`${web}feed.atom`)).text();
    expect(feed).toContain(`/day/${day}`);
    const stopping = browser.waitForEvent('page');
    await mailbox.frameLocator('iframe').getByRole('link', { name: 'Unsubscribe with one click' }).click();
    const stop = await stopping;
    await stop.getByRole('button', { name: 'Unsubscribe' }).click();
    await stop.getByRole('heading', { name: "You're unsubscribed" }).waitFor();
    expect(complaints).toEqual([]);
  });
});

/** Types a command with its options in their order, and sends it. */
async function command(page: Page, path: string, ...values: readonly string[]): Promise<void> {
  await page.locator('#box').click();
  await page.keyboard.type(`/${path}${values.length > 0 ? ' ' : ''}`);
  for (const [index, value] of values.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
}

describe('a newcomer who follows two topics', () => {
  it('reads about a refresh’s new papers in a private message, saves one and exports it as a file', async () => {
    const complaints: string[] = [];
    const page = await open(playground, complaints);
    const last = page.locator('discord-message').last();
    for (const words of ['DNA', 'reward modeling']) {
      await command(page, 'follow add', 'words', words);
      await last.getByText(words).first().waitFor();
    }
    await page.locator('#people').getByRole('button', { name: /Maria/ }).click();
    // What only Ada sees disappears once the page speaks as Maria.
    await page.getByText('Following “').first().waitFor({ state: 'detached' });
    await page.locator('#box').fill('/digest set channel:papers time:09:00 timezone:UTC');
    await page.keyboard.press('Enter');
    await last.getByText('every day at 09:00').waitFor();
    await page.getByRole('button', { name: 'Let the next day come' }).click();
    await last.getByText('Papers of the day').first().waitFor();
    await page
      .getByRole('status')
      .getByText(/new messages? in #papers/)
      .waitFor();
    // Until the whole day has come: a later message would be the last one.
    await page.getByRole('button', { name: 'Let the next day come', disabled: false }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.locator('#people').getByRole('button', { name: /Ada/ }).click();
    await page.getByText('Following “').first().waitFor();
    await page.getByRole('button', { name: /^Direct message Paperboy/ }).click();
    await last.getByText('what you follow').waitFor();
    const told = await last.innerText();
    expect(told).toContain('for “DNA”');
    expect(await accessibilityFaults(page)).toEqual([]);

    await last.getByRole('combobox').first().click();
    await page.getByRole('option', { name: /^1\. / }).click();
    await last.getByText('Only you can see this').waitFor();
    await last.getByRole('button', { name: 'Save' }).click();
    await last.getByText('to your library (1 paper)').waitFor();
    await command(page, 'library export', 'BibTeX');
    // The first Enter took the format from the list.
    await page.keyboard.press('Enter');
    await last.getByText('.bib').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await command(page, 'status');
    await last.getByText('Hugging Face answered').waitFor();
    // The page shows times by the bot's clock, days ahead of the browser's; only the channel's digest counts.
    expect(await last.innerText()).toMatch(/Last updated .*(ago|yesterday)[\s\S]*\n1 digest set up/);
    expect(await last.locator('time').first().innerText()).toMatch(/^Today at/);
    expect(complaints).toEqual([]);
  });
});
