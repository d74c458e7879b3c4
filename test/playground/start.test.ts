import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createTransport } from '../../src/mail/outlet/transport.ts';
import { startPlayground } from '../../src/playground/start.ts';
import { paper } from '../support/papers.ts';
import { silent } from '../support/stores.ts';

const sceneSchema = z.object({
  bot: z.object({ name: z.string() }),
  channels: z.array(z.object({ id: z.string(), name: z.string() })),
});

it('the playground names the port it cannot have', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await expect(startPlayground({ clock: () => new Date(), log: silent, port })).rejects.toThrow(
    `can't listen on HTTP_PORT ${port}`,
  );
});

const DAY_MS = 86_400_000;

it('the playground has people who talk about papers, mails, passing days, and leaves nothing behind', async () => {
  const begin = new Date('2026-11-19T12:00:00Z');
  const playground = await startPlayground({ clock: () => begin, log: silent, port: 0 });
  const ask = async (path: string, body?: object) =>
    (
      await fetch(new URL(path, playground.url), {
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
      })
    ).json();
  const scene = sceneSchema.parse(await ask('/api/scene'));
  expect(scene.bot.name).toBe('Paperboy');
  const papers = scene.channels.find(({ name }) => name === 'papers')?.id ?? '';
  expect(await ask(`/api/messages?channel=${papers}`)).toMatchObject([
    { author: { name: 'Béla' } },
    { author: { name: 'Chen' } },
  ]);
  playground.showWeb('http://web/');
  expect(await ask('/api/scene')).toMatchObject({ webUrl: 'http://web/', now: begin.getTime() });
  expect(await ask('/api/scene')).not.toHaveProperty('day');
  expect(await ask('/api/next-day', {})).toEqual({});

  const transport = createTransport({ url: playground.smtpUrl, from: 'Paperboy <paperboy@example.org>' });
  const mail = { to: 'ada@example.org', subject: 's', text: 't', html: '', date: begin, headers: {} };
  const catalog = createCatalog(Array.from({ length: 14 }, (_, n) => paper(`p${n}`)));
  let refreshes = 0;
  playground.ready({
    catalog: () => catalog,
    refresh: async () => void refreshes++,
    nextDue: async () => undefined,
    deliver: async () => void (await transport.send(mail)),
  });
  expect(await ask('/api/scene')).toMatchObject({ day: '19 November 2026' });
  expect(await ask('/api/next-day', {})).toEqual({ day: { papers: 12, messages: {}, mails: 1 } });
  expect([refreshes, playground.clock().getTime() - begin.getTime()]).toEqual([1, DAY_MS]);
  const listed = await fetch(`${playground.sources.HF_API_URL}/daily_papers?date=2026-11-20`);
  expect(await listed.json()).toHaveLength(12);
  transport.close();

  expect(existsSync(playground.dataDir)).toBe(true);
  await playground.close();
  expect(existsSync(playground.dataDir)).toBe(false);
  const places = [
    playground.url,
    playground.apiUrl,
    playground.sources.HF_API_URL,
    playground.sources.ARXIV_API_URL,
  ];
  for (const place of places) await expect(fetch(place)).rejects.toThrow();
});
