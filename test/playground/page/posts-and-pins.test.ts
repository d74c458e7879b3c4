import { Routes } from 'discord.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SmallPlayground, useSmallPlayground } from './small-playground.ts';

const playground = useSmallPlayground();
let loopback: SmallPlayground['loopback'];
let bot: SmallPlayground['bot'];
let page: SmallPlayground['page'];

beforeEach(() => {
  ({ loopback, bot, page } = playground);
});

describe('a forum', () => {
  it('lists its posts with tags, beginning and replies, shows new ones as they come, and opens them', async () => {
    const forum = loopback.world.channel('reading-list');
    const tag = forum.available_tags?.[0]?.id;
    const post = (name: string) =>
      bot.rest.post(Routes.threads(forum.id), {
        body: { name, applied_tags: [tag], message: { content: `About **${name}**` } },
      });
    await page.getByRole('button', { name: 'Forum reading-list' }).click();
    await page.getByText('There are no posts yet.').waitFor();
    await post('Monday');
    const cards = page.locator('.post-card');
    await cards.getByText('About Monday').waitFor();
    await post('Tuesday');
    await expect.poll(() => cards.locator('strong').allInnerTexts()).toEqual(['Tuesday', 'Monday']);
    expect(await cards.first().innerText()).toContain('digest');
    loopback.say({ as: 'bela', channel: 'Monday', content: 'Thank you' });
    await expect.poll(() => cards.locator('strong').allInnerTexts()).toEqual(['Monday', 'Tuesday']);
    expect(await cards.first().innerText()).toContain('1 reply');
    await cards.first().click();
    await page.locator('discord-message').getByText('Thank you').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Monday');
  });

  it('leaves the message box of the next channel as high as before', async () => {
    const height = async () => (await page.locator('#box').boundingBox())?.height ?? 0;
    const before = await height();
    expect(before).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Forum reading-list' }).click();
    await page.locator('#box').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Channel papers' }).click();
    await page.locator('#box').waitFor();
    await expect.poll(height).toBe(before);
  });
});

describe('the pins', () => {
  it('are listed for a channel, disappear when unpinned, and lead to their messages', async () => {
    const channel = loopback.world.channel('papers').id;
    const opener = page.getByRole('button', { name: 'Pinned messages' });
    const panel = page.getByRole('dialog', { name: 'Pinned messages' });
    await opener.click();
    await panel.getByText('Nothing is pinned here yet.').waitFor();
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    await page.locator('#open-pins:focus').waitFor();

    const [first, second] = ['Keep this', 'And this'].map((content) =>
      loopback.say({ as: 'bela', channel, content }),
    );
    for (const message of [first, second])
      await bot.rest.put(Routes.channelMessagesPin(channel, message?.id ?? ''));
    for (let at = 0; at < 30; at += 1) loopback.say({ as: 'bela', channel, content: `Talk ${at}` });
    await opener.click();
    await expect.poll(() => panel.locator('.content').allInnerTexts()).toEqual(['And this', 'Keep this']);
    await bot.rest.delete(Routes.channelMessagesPin(channel, second?.id ?? ''));
    await expect.poll(() => panel.locator('.content').allInnerTexts()).toEqual(['Keep this']);
    await panel.getByRole('button', { name: "Jump to Béla's message" }).click();
    const target = page.locator(`#message-${first?.id}:focus`);
    await target.waitFor();
    expect(await panel.isVisible()).toBe(false);
    await expect.poll(async () => (await target.boundingBox())?.y).toBeGreaterThan(0);
  });
});
