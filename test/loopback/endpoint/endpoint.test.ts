import { expect, it, onTestFinished } from 'vitest';
import { createEndpoint } from '../../../src/loopback/endpoint/endpoint.ts';
import { DiscordError } from '../../../src/loopback/wire/discord-error.ts';
import { startSourceServer } from '../../support/source-server.ts';

/** An endpoint that answers pings, rejects wrong signatures, and answers an interaction as told. */
async function start(status: number, body: string) {
  const server = await startSourceServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += String(part);
    });
    request.on('end', () => {
      const isForged = /^0+$/.test(String(request.headers['x-signature-ed25519']));
      if (isForged) return response.writeHead(401).end();
      if (JSON.parse(text).type === 1) return response.end('{"type":1}');
      return response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  onTestFinished(() => server.close());
  const endpoint = createEndpoint(() => new Date());
  await endpoint.use(`${server.address}/interactions`);
  const answers: unknown[] = [];
  const rejected: unknown[] = [];
  return { endpoint, answers, rejected };
}

it('takes an answer with status 200, and no other', async () => {
  for (const [status, taken] of [
    [200, [{ type: 4 }]],
    [201, []],
    [202, []],
    [500, []],
  ] as const) {
    const { endpoint, answers, rejected } = await start(status, '{"type":4}');
    await endpoint.post(
      { type: 2 },
      (body) => answers.push(body),
      (request) => rejected.push(request),
    );
    expect([status, answers, rejected]).toEqual([status, taken, []]);
  }
});

it('reports an answer that Discord would reject, and nothing if there is none', async () => {
  const refused = await start(200, '{"type":4}');
  const wrong = () => {
    throw new DiscordError(400, { code: 50035, message: 'Invalid Form Body' });
  };
  await refused.endpoint.post({ type: 2 }, wrong, (request) => refused.rejected.push(request));
  expect(refused.rejected).toMatchObject([{ status: 400, violations: ['Invalid Form Body'] }]);
  const empty = await start(200, 'no JSON');
  await empty.endpoint.post({ type: 2 }, wrong, (request) => empty.rejected.push(request));
  expect(empty.rejected).toEqual([]);
});

it.each([
  ['another status', 201, '{"type":1}', '(201)'],
  ['another type', 200, '{"type":4}', "didn't answer a ping (200)"],
  ['a list', 200, '[]', "didn't answer a ping (200)"],
  ['nothing', 200, 'null', "didn't answer a ping (200)"],
])('is not used if it answers a ping with %s', async (_, status, body, says) => {
  const server = await startSourceServer((_request, response) => void response.writeHead(status).end(body));
  onTestFinished(() => server.close());
  const endpoint = createEndpoint(() => new Date());
  await expect(endpoint.use(server.address)).rejects.toThrow(says);
  expect(endpoint.isUsed).toBe(false);
});

it('is not used if it accepts a wrong signature, or is on another machine', async () => {
  const server = await startSourceServer((_request, response) => void response.end('{"type":1}'));
  onTestFinished(() => server.close());
  const endpoint = createEndpoint(() => new Date());
  await expect(endpoint.use(server.address)).rejects.toThrow('took a wrong signature (200)');
  await expect(endpoint.use('http://192.0.2.1/')).rejects.toThrow("isn't at 127.0.0.1");
  expect(endpoint.isUsed).toBe(false);
});
