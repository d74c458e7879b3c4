import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { checkDiscord, reasonOf } from '../../../src/cli/doctor/connections.ts';
import { readConfig } from '../../../src/config.ts';

it.each([
  [
    'what lies behind an error, where that is known',
    new Error('fetch failed', { cause: new Error('no route') }),
    'no route',
  ],
  ['the error itself', new Error('timed out', { cause: 'something' }), 'timed out'],
  ['that an answer is of another kind', z.string().safeParse(1).error, 'it sent an unexpected answer'],
  ['whatever else was thrown', 'no error at all', 'no error at all'],
])('gives as the reason %s', (_what, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

it.each([
  [200, '{"username":"Paperboy"}', 'ok', 'logged in as Paperboy.'],
  [401, '{}', 'wrong', 'the token was refused. Copy a new one from the Developer Portal, under Bot.'],
  [503, '{}', 'wrong', 'BASE answered 503. Try again later.'],
  [200, '{}', 'wrong', "BASE doesn't answer like Discord: it sent an unexpected answer."],
])('when Discord answers %i %s, reports %s: %s', async (status, body, state, says) => {
  const asked: unknown[] = [];
  const server = createServer(({ url, headers }, answer) => {
    asked.push([url, headers.authorization]);
    answer.writeHead(status).end(body);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api`;
  const config = readConfig({ DISCORD_TOKEN: 'x.y.z', DISCORD_API_URL: `${base}/` });
  expect(await checkDiscord(config)).toEqual({
    part: 'Discord',
    state,
    says: says.replace('BASE', base),
  });
  expect(asked).toEqual([['/api/v10/users/@me', 'Bot x.y.z']]);
});
