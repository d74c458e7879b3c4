import { accessSync, constants } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { PATIENCE_MS } from '../../support/patience.ts';

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why there is no browser to test with, or undefined if there is one. */
export function missingChromium(): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return undefined;
  } catch {
    return `there is no browser at ${path}; CHROMIUM_PATH names another`;
  }
}

const VIEWPORT = { width: 1280, height: 800 };

/** Pages in one context share what they have loaded. Closing the context ends the browser. */
export async function launchChromium(): Promise<BrowserContext> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet];
  const browser = await chromium.launch({ executablePath: path, args });
  const context = await browser.newContext({ viewport: VIEWPORT });
  context.setDefaultTimeout(PATIENCE_MS);
  context.once('close', () => void browser.close());
  return context;
}

export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings, uncaught exceptions, failed requests and calls to other addresses. */
  readonly complaints: string[];
}

/**
 * A tab to open a page in, reused from an earlier test: a new one takes twice as long to open, and open ones keep
 * showing what happens.
 */
export async function tabOf(browser: BrowserContext): Promise<Page> {
  const [tab] = browser.pages();
  if (tab === undefined) return browser.newPage();
  for (const event of ['console', 'pageerror', 'request', 'requestfailed'] as const)
    await tab.removeAllListeners(event, { behavior: 'wait' });
  await tab.unrouteAll({ behavior: 'wait' });
  await tab.setViewportSize(VIEWPORT);
  await tab.emulateMedia({ colorScheme: null });
  return tab;
}

/** Opens the playground as a person with the message box ready. */
export async function openPlayground(browser: BrowserContext, url: string): Promise<WatchedPage> {
  const page = await tabOf(browser);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !address.startsWith('data:')) complaints.push(`called ${address}`);
  });
  page.on('requestfailed', (request) => {
    if (!request.url().includes('/api/')) complaints.push(`failed ${request.url()}`);
  });
  // What the previous page reports while it is left doesn't count.
  page.once('framenavigated', () => {
    complaints.length = 0;
  });
  await page.goto(url);
  await page.locator('#box').waitFor();
  await page.locator('#channel-list button').first().waitFor();
  return { page, complaints };
}
