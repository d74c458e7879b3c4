import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { startLoopback } from '../../support/loopback.ts';

let discord: LoopbackDiscord;
beforeEach(async () => {
  discord = await startLoopback({ clock: () => new Date('2026-11-20T08:00:00Z') });
});

async function ask(path: string, given: RequestInit & { readonly token?: string } = {}) {
  const { token = `Bot ${discord.token}`, headers, ...rest } = given;
  const answer = await fetch(`${discord.apiUrl}${path}`, {
    ...rest,
    headers: { authorization: token, ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

const json = (body: unknown) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const messageSchema = z.looseObject({
  id: z.string(),
  content: z.string(),
  attachments: z.array(
    z.looseObject({ id: z.string(), filename: z.string(), url: z.string(), content_type: z.string() }),
  ),
});

it('answers the version of Discord that it knows, named or not, and no other', async () => {
  for (const path of ['/v10/users/@me', '/users/@me', '/v10/users/%40me'])
    expect(await ask(path)).toMatchObject({ status: 200, body: { id: discord.world.bot.id } });
  for (const path of ['/v9/users/@me', '/v100/users/@me'])
    expect(await ask(path)).toMatchObject({
      status: 400,
      body: { code: 50041, message: 'Invalid API version provided' },
    });
});

it('answers what it does not know, and whom it does not know, as Discord does', async () => {
  expect(await ask('/v10/nothing/here')).toMatchObject({
    status: 404,
    body: { code: 0, message: '404: Not Found' },
  });
  expect(await ask('/v10/users/@me', { method: 'PUT' })).toMatchObject({
    status: 405,
    body: { message: '405: Method Not Allowed' },
  });
  for (const token of ['', discord.token, 'Bot x'])
    expect(await ask('/v10/users/@me', { token })).toMatchObject({
      status: 401,
      body: { message: '401: Unauthorized' },
    });
  // Anybody may ask where the gateway is.
  expect((await ask('/v10/gateway', { token: '' })).status).toBe(200);
  expect((await ask('/v10/nothing/here', { token: '' })).status).toBe(401);
  expect(discord.requests.unknownRoutes).toEqual(['GET /nothing/here', 'PUT /users/@me']);
});

it('reads a body of JSON or of a form with files, and says where it cannot', async () => {
  const path = `/v10/channels/${discord.world.channel('papers').id}/messages`;
  const bad = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } };
  expect(await ask(path, bad)).toMatchObject({ status: 400, body: { code: 50109 } });
  expect(await ask(path, { method: 'POST' })).toMatchObject({ status: 400, body: { code: 50006 } });
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ content: 'with files' }));
  form.set('files[0]', new Blob(['one'], { type: 'text/plain' }), 'a b.txt');
  form.set('files[1]', new Blob(['two']), 'b.bib');
  const posted = messageSchema.parse((await ask(path, { method: 'POST', body: form })).body);
  expect(posted).toMatchObject({
    content: 'with files',
    attachments: [
      { filename: 'a b.txt', content_type: 'text/plain', size: 3 },
      { filename: 'b.bib', content_type: 'application/octet-stream' },
    ],
  });
  const alone = new FormData();
  alone.set('files[0]', new Blob(['one']), 'a.txt');
  expect(messageSchema.parse((await ask(path, { method: 'POST', body: alone })).body)).toMatchObject({
    content: '',
  });
  discord.world.deny('papers', 'bot', ['AttachFiles']);
  expect((await ask(path, json({ content: 'x' }))).status).toBe(200);
  expect(await ask(path, { method: 'POST', body: alone })).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
  const broken = new FormData();
  broken.set('payload_json', '{');
  expect(await ask(path, { method: 'POST', body: broken })).toMatchObject({ body: { code: 50109 } });

  const file = await fetch(posted.attachments[0]?.url ?? '');
  expect(await file.text()).toBe('one');
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'text/plain',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  expect((await fetch(new URL('/attachments/1/2/a.txt', discord.apiUrl))).status).toBe(404);
});

it('tells of each request as it comes, takes effect and is answered, and why one was refused', async () => {
  const told: unknown[] = [];
  discord.events.subscribe((event) => {
    if ('request' in event) told.push([event.kind, event.request.path, event.request.status]);
  });
  const path = `/channels/${discord.world.channel('papers').id}/messages`;
  await ask(`/v10${path}?limit=3`, json({ content: 'x' }));
  expect(told).toEqual([
    ['request-received', path, undefined],
    ['request-handled', path, undefined],
    ['request-answered', path, 200],
  ]);
  expect(discord.requests.all()).toMatchObject([
    {
      number: 1,
      method: 'POST',
      path,
      query: { limit: '3' },
      body: { content: 'x' },
      status: 200,
      response: { content: 'x' },
    },
  ]);
  told.length = 0;
  const reasons: unknown[] = [];
  discord.events.subscribe((event) => {
    if (event.kind === 'rejected') reasons.push(event.rejected.violations);
  });
  await ask(`/v10${path}`, json({ content: 'x'.repeat(2001), flags: 'y' }));
  await ask('/v10/users/9');
  expect(reasons).toEqual([
    [expect.stringMatching(/^content: /), expect.stringMatching(/^flags: /)],
    ['Unknown User'],
  ]);
});

it('shows the fifty newest messages of a channel, unless more are asked for', () => {
  for (let n = 0; n < 60; n++) discord.say({ as: 'ada', channel: 'papers', content: `${n}` });
  const shown = (view?: { readonly limit: number }) =>
    discord.messages('papers', view).map(({ content }) => content);
  expect([shown().length, shown().at(0), shown().at(-1)]).toEqual([50, '10', '59']);
  expect([shown({ limit: 60 }).length, shown({ limit: 1 })]).toEqual([60, ['59']]);
});
