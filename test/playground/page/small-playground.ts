import type { Client } from 'discord.js';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { createPlaygroundPage, type PlaygroundPage } from '../../../src/playground/page/page.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { launchChromium, missingChromium, openPlayground } from './chromium.ts';
import { startSmallBot } from './small-bot.ts';

/** A loopback Discord with a small bot, and its page in a real browser, opened anew for each test. */
export interface SmallPlayground {
  browser: BrowserContext;
  loopback: LoopbackDiscord;
  bot: Client<true>;
  server: PlaygroundPage;
  page: Page;
}

/** Sets one up for a file's tests; without a browser they are skipped, and say so. Only read it inside tests. */
export function useSmallPlayground(): SmallPlayground {
  const missing = missingChromium();
  const opened = {} as SmallPlayground;
  beforeAll(async () => {
    if (missing !== undefined) return;
    opened.loopback = await createLoopbackDiscord({ clock: () => new Date(), answerWithinMs: PATIENCE_MS });
    opened.bot = await startSmallBot(opened.loopback.apiUrl, opened.loopback.token);
    opened.server = await createPlaygroundPage({ loopback: opened.loopback, port: 0 });
    opened.browser = await launchChromium();
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.server?.close();
    await opened.bot?.destroy();
    await opened.loopback?.close();
  });
  beforeEach(async (context) => {
    if (missing !== undefined) return context.skip(missing);
    opened.page = (await openPlayground(opened.browser, opened.server.url)).page;
  });
  return opened;
}
