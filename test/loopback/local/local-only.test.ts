import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { startLoopback } from '../../support/loopback.ts';

/** The outcome of a gateway connection: its first frame, or the status it was rejected with. */
function connect(discord: LoopbackDiscord, headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(`ws://${new URL(discord.apiUrl).host}/?v=10&encoding=json`, { headers });
  return new Promise((resolve) => {
    socket.once('message', (frame) => {
      socket.terminate();
      resolve(String(frame));
    });
    socket.once('unexpected-response', (_, response) => resolve(String(response.statusCode)));
    socket.on('error', () => undefined);
  });
}

/** The status of a REST request with the right token and these headers. */
function ask(discord: LoopbackDiscord, headers: Record<string, string>): Promise<number | undefined> {
  const { hostname, port } = new URL(discord.apiUrl);
  const authorization = `Bot ${discord.token}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      hostname,
      port,
      path: '/api/v10/users/@me',
      headers: { authorization, ...headers },
    });
    asked.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the loopback', () => {
  it('turns web pages away from its gateway and REST, even from its own address', async () => {
    const discord = await startLoopback();
    const own = new URL(discord.apiUrl).origin;
    for (const origin of ['http://evil.example', 'null', own]) {
      expect(await connect(discord, { origin }), origin).toBe('403');
      expect(await ask(discord, { origin }), origin).toBe(403);
    }
    expect(await connect(discord, {})).toContain('heartbeat_interval');
    expect(await ask(discord, {})).toBe(200);
  });

  it('answers only under its own name', async () => {
    const discord = await startLoopback();
    const { port } = new URL(discord.apiUrl);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect(await connect(discord, { host }), host).toBe('403');
      expect(await ask(discord, { host }), host).toBe(403);
    }
    expect(await ask(discord, { host: `localhost:${port}` })).toBe(200);
  });

  it('has a new token each time, shaped like Discord’s', async () => {
    const tokens = (await Promise.all([startLoopback(), startLoopback()])).map(({ token }) => token);
    expect(new Set(tokens.map((token) => token.split('.')[2])).size).toBe(2);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{24,}\.[\w-]{6}\.[\w-]{38}$/);
  });
});
