import { beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackEvent } from '../../../src/loopback/driver.ts';
import { showEverything } from './show-everything.ts';
import { type SmallPlayground, useSmallPlayground } from './small-playground.ts';

const playground = useSmallPlayground();
let loopback: SmallPlayground['loopback'];
let bot: SmallPlayground['bot'];
let page: SmallPlayground['page'];

beforeEach(() => {
  ({ loopback, bot, page } = playground);
});

const last = () => page.locator('discord-message').last();

/** Resolves when the loopback reports an event of this kind. */
function eventOf(kind: LoopbackEvent['kind']): Promise<void> {
  return new Promise((resolve) => {
    const stop = loopback.events.subscribe((event) => {
      if (event.kind !== kind) return;
      stop();
      resolve();
    });
  });
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function type(line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

/** What has the focus: "message", "box", a control's number, or its text. */
function focused(): Promise<string> {
  return page.evaluate(`(() => {
    const one = document.activeElement;
    if (one.localName === 'discord-message') return 'message';
    return one.id || one.dataset.walk || one.textContent.trim();
  })()`);
}

/** Numbers every control in the messages, found independently of the page's own way. */
function numberControls(): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('#messages *')]
    .filter((one) => ['A', 'BUTTON', 'INPUT', 'SELECT'].includes(one.tagName) || one.hasAttribute('role'))
    .filter((one) => !['article', 'listbox', 'option', 'img', 'separator', 'presentation'].includes(one.role))
    .filter((one) => !one.disabled && one.closest('[inert]') === null && one.checkVisibility())
    .map((one, index) => (one.dataset.walk = 'control ' + index))`);
}

describe('the keyboard alone', () => {
  it('reaches every control of every message, by Tab and by arrows', async () => {
    loopback.say({ as: 'bela', channel: 'papers', content: 'See https://arxiv.org/abs/2005.11401' });
    await showEverything(loopback, bot.rest, loopback.world.channel('papers').id);
    await type('/list private:true words:secret');
    await last().getByText('Page 1 of secret').waitFor();
    const all = await numberControls();
    expect(all.length).toBeGreaterThan(20);
    const messages = await page.locator('discord-message').count();
    const byTab: string[] = [];
    const byArrow: string[] = [];
    await press('Shift+Tab');
    for (let at = 0; at < messages; at += 1) {
      expect(await focused()).toBe('message');
      for (let before = ''; before !== (await focused()); await press('ArrowRight')) {
        before = await focused();
        byArrow.push(before);
      }
      await press('Escape', 'Tab');
      for (let one = await focused(); one.startsWith('control'); one = await focused()) {
        byTab.push(one);
        await press('Tab');
      }
      expect(await focused()).toBe('box');
      await press('Shift+Tab', 'ArrowUp');
    }
    expect(byTab.sort()).toEqual([...all].sort());
    expect(byArrow.filter((one) => one !== 'message').sort()).toEqual([...all].sort());
  });

  it('sees the messages as one Tab stop, and moves between them by arrows', async () => {
    for (const content of ['First', 'Second', 'Third'])
      loopback.say({ as: 'bela', channel: 'off-topic', content });
    await page.getByRole('button', { name: 'Text channel off-topic' }).click();
    await last().getByText('Third').waitFor();
    const text = () => page.locator('discord-message:focus .content').innerText();
    await press('Shift+Tab');
    expect(await text()).toBe('Third');
    await press('ArrowUp', 'ArrowUp');
    expect(await text()).toBe('First');
    await press('Shift+Tab');
    expect(await focused()).not.toBe('message');
    await press('Tab');
    expect(await text()).toBe('First');
    await press('End');
    expect(await text()).toBe('Third');
    await press('Home', 'ArrowDown');
    expect(await text()).toBe('Second');
    await press('Escape');
    expect(await focused()).toBe('box');
    await press('Shift+Tab');
    await page.keyboard.type('hello');
    expect(await page.locator('#box').inputValue()).toBe('hello');
  });

  it('turns pages, opens entries and uses menus; the focus stays where it was', async () => {
    await type('/list x');
    await last().getByText('Page 1 of x').waitFor();
    await press('Shift+Tab', 'ArrowRight', 'ArrowRight');
    expect(await focused()).toBe('Next');
    await press('Enter');
    await last().getByText('Page 2 of x').waitFor();
    expect(await focused()).toBe('Next');
    await press('Shift+Tab', 'ArrowDown', 'ArrowDown', 'Escape');
    expect(await last().getByRole('listbox').count()).toBe(0);
    await press('Escape');
    expect(await focused()).toBe('message');
    await press('Tab', 'Enter', 'ArrowDown', 'Enter');
    await last().getByText('You opened second.').waitFor();
    await press('Escape', 'End', 'ArrowRight', 'Enter');
    await expect.poll(() => page.getByText('You opened second.').count()).toBe(0);
    expect(await focused()).toBe('message');
    await press('Shift+F10');
    await page.getByRole('menu', { name: 'Apps' }).waitFor();
    await press('Escape');
    expect(await focused()).toBe('message');
  });
});

describe('Escape', () => {
  it('closes the list over a filled command, and leaves the command unchanged', async () => {
    await page.keyboard.type('/list ap');
    await page.getByRole('option', { name: 'apricot (fruit)' }).waitFor();
    await press('Escape', 'Escape', 'Escape');
    expect(await page.getByRole('listbox', { name: 'Suggestions' }).count()).toBe(0);
    expect(await page.getByRole('combobox', { name: /^words/ }).inputValue()).toBe('ap');
    await press('Enter');
    await last().getByText('Page 1 of ap').waitFor();
  });

  it('keeps the list closed when the bot’s suggestions are late', async () => {
    const asked = eventOf('interaction-created');
    const answered = eventOf('interaction-answered');
    await page.keyboard.type('/list late');
    await asked;
    await press('Escape');
    await answered;
    await page.evaluate(`fetch('/api/scene').then((answer) => answer.text())`);
    expect(await page.getByRole('listbox', { name: 'Suggestions' }).count()).toBe(0);
    expect(await page.getByRole('combobox', { name: /^words/ }).inputValue()).toBe('late');
  });

  it('goes back from an empty command, and a button cancels a filled one', async () => {
    await page.keyboard.type('/list ');
    await page.getByRole('combobox', { name: /^words/ }).waitFor();
    await press('Escape', 'Escape');
    expect(await page.locator('#box').inputValue()).toBe('/list');
    await page.keyboard.type(' plums');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Cancel /list' }).click();
    expect(await page.locator('#box').inputValue()).toBe('');
  });

  it('closes a form only while nothing is filled in', async () => {
    loopback.say({ as: 'bela', channel: 'papers', content: 'A message' });
    const open = async () => {
      await last().getByText('A message').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Find papers' }).click();
      await page.getByRole('dialog').waitFor();
    };
    await open();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open();
    await page.keyboard.type('much thought');
    await press('Escape', 'Escape');
    expect(await page.getByLabel('What to note').inputValue()).toBe('much thought');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('a right-click', () => {
  /** Would the browser's own menu open? */
  const browsers = (): Promise<boolean> => page.evaluate('globalThis.isBrowsers');

  it('opens the browser’s own menu on links and selected text, and the apps’ elsewhere', async () => {
    loopback.say({
      as: 'bela',
      channel: 'papers',
      content: 'Look at [this **paper**](https://arxiv.org/abs/1706.03762)',
    });
    const message = last();
    await message.getByText('Look at').waitFor();
    await page.evaluate(`addEventListener('contextmenu', (event) => {
      globalThis.isBrowsers = !event.defaultPrevented;
      event.preventDefault();
    })`);
    await message.getByText('paper', { exact: true }).click({ button: 'right' });
    expect(await browsers()).toBe(true);
    expect(await page.getByRole('menu').count()).toBe(0);
    await message.getByText('Look at').click({ button: 'right', position: { x: 5, y: 5 } });
    expect(await browsers()).toBe(false);
    await page.getByRole('menu', { name: 'Apps' }).waitFor();
    await page.keyboard.press('Escape');
    await message.getByText('Look at').click({ clickCount: 3, position: { x: 5, y: 5 } });
    await message.getByText('Look at').click({ button: 'right', position: { x: 5, y: 5 } });
    expect(await browsers()).toBe(true);
  });
});
