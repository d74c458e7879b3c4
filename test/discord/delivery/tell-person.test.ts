import { Routes } from 'discord.js';
import { expect, it } from 'vitest';
import { tellPerson } from '../../../src/discord/delivery/tell-person.ts';

function post() {
  const sent: { route: string; body: unknown }[] = [];
  return {
    sent,
    rest: {
      post: async (route: string, { body }: { body?: unknown } = {}) => {
        sent.push({ route, body });
        return {};
      },
    },
  };
}

it('sends a sentence to the person’s private channel, without a ping or a preview', async () => {
  const { sent, rest } = post();
  const isTold = await tellPerson({ rest, open: async () => ({ channelId: '7' }) }, '1', 'Hello');
  expect(isTold).toBe(true);
  expect(sent).toEqual([
    {
      route: Routes.channelMessages('7'),
      body: { content: 'Hello', flags: 4, allowed_mentions: { parse: [] } },
    },
  ]);
});

it('says that the person was not told if their channel stays closed, or the message is refused', async () => {
  const { sent, rest } = post();
  expect(await tellPerson({ rest, open: async () => ({ waitMs: 1000 }) }, '1', 'Hello')).toBe(false);
  expect(sent).toEqual([]);
  const refuses = { post: async () => Promise.reject(new Error('50007')) };
  expect(await tellPerson({ rest: refuses, open: async () => ({ channelId: '7' }) }, '1', 'Hello')).toBe(
    false,
  );
});
