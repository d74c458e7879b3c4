import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startWebServer, type WebServer } from '../../src/web/server.ts';
import { accessibilityFaults, cutOff } from '../playground/page/axe.ts';
import { launchChromium, missingChromium, tabOf } from '../playground/page/chromium.ts';
import { fullPaper, paper } from '../support/papers.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { silent } from '../support/stores.ts';
import { webContent } from '../support/web.ts';

const missing = missingChromium();
let context: BrowserContext;
let server: WebServer;

const LONG = `${'Unbreakable'.repeat(20)} and a long run of words about retrieval `.repeat(2);
const PAPERS = [
  { ...fullPaper, listedOn: '2026-08-21' },
  ...Array.from({ length: 30 }, (_, i) =>
    paper(`2608.1${String(i).padStart(4, '0')}`, {
      title: i === 0 ? LONG : `Retrieval augmented paper ${i}`,
      abstract: LONG,
      listedOn: '2026-08-21',
    }),
  ),
  paper('2608.00002', { listedOn: '2026-08-20', authors: Array.from({ length: 200 }, (_, i) => `Ada ${i}`) }),
];

beforeAll(async () => {
  if (missing !== undefined) return;
  server = await startWebServer(webContent(PAPERS), { host: '127.0.0.1', port: 0, log: silent });
  context = await launchChromium();
});

afterAll(async () => {
  await context?.close();
  await server?.close();
});

beforeEach((test) => {
  if (missing !== undefined) test.skip(missing);
});

/** A page that must not report errors or call any other site. */
async function open(path: string, given?: Page): Promise<Page> {
  const page = given ?? (await tabOf(context));
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(`called ${request.url()}`);
  });
  await page.goto(server.url.slice(0, -1) + path);
  onTestFinished(() => expect(complaints).toEqual([]));
  return page;
}

async function withoutJavaScript(): Promise<Page> {
  const own = await context.browser()?.newContext({ javaScriptEnabled: false });
  if (own === undefined) throw new Error('the browser is gone');
  onTestFinished(() => own.close());
  own.setDefaultTimeout(PATIENCE_MS);
  return own.newPage();
}

const PATHS = [
  '/',
  '/week/2026-W34',
  '/day/2026-08-20',
  '/paper/2401.00001',
  '/paper/2608.10000',
  '/search?q=retreival&category=cs.CL',
  '/search?q=retrieval',
  '/search',
];

describe('in light and dark mode, on a wide screen and on a phone,', () => {
  it.each(PATHS)('%s is accessible', async (path) => {
    const page = await open(path);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 });
      await page.emulateMedia({ colorScheme: 'light' });
      expect(['light', await accessibilityFaults(page)]).toEqual(['light', []]);
      expect(await cutOff(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(['dark', await accessibilityFaults(page, 'colours')]).toEqual(['dark', []]);
    }
  });

  it('the pages only differ in colour', async () => {
    const page = await open('/search');
    const dark = await page.evaluate(`[...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter(({ media }) => media?.mediaText.includes('prefers-color-scheme'))
      .flatMap(({ cssRules }) => [...cssRules].flatMap(({ style }) => [...style].map((name) => name + ':' + style.getPropertyValue(name))))`);
    expect(dark).toHaveLength(8);
    for (const one of z.array(z.string()).parse(dark)) expect(one).toMatch(/^--[a-z-]+: ?#[0-9a-f]{6}$/);
  });
});

describe('by keyboard', () => {
  it('people skip to the papers, and open one', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the papers');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('location.hash')).toBe('#main');
    await page.locator('article h2 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/paper/**');
  });

  it('people search, with suggestions as they type', async () => {
    const page = await open('/');
    await page.getByLabel('Search papers').focus();
    await page.keyboard.type('kites');
    await expect
      .poll(() => page.evaluate('document.querySelector("#titles option")?.value'))
      .toBe('Kites *and* letters');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=kites');
    expect(await page.locator('article').count()).toBe(1);
  });
});

describe('without JavaScript', () => {
  it('people search, filter and turn pages', async () => {
    const page = await open('/', await withoutJavaScript());
    await page.getByLabel('Search papers').fill('retrieval');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByText('Page 2 of 2').waitFor();
    await page.locator('summary').click();
    await page.getByLabel('Sort by').selectOption('newest');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL('**sort=newest**');
  });
});
