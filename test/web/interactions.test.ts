import { expect, it } from 'vitest';
import { serve, webContent } from '../support/web.ts';

type Taken = { readonly body: Buffer; readonly signature: string; readonly timestamp: string };

async function posting(answer: { readonly status: 200 | 202 | 400 | 503; readonly body?: object }) {
  const taken: Taken[] = [];
  const interactions = async (request: Taken) => {
    taken.push(request);
    return answer;
  };
  const { get } = await serve(webContent([]), { interactions });
  const post = async (headers: Record<string, string>, body = '{"type":1}') => {
    const response = await get('/interactions', { method: 'POST', headers, body });
    return [response.status, await response.text()];
  };
  return { post, taken };
}

const SIGNED = { 'x-signature-ed25519': 'ab', 'x-signature-timestamp': '17' };

it('passes on what Discord posts, byte for byte, with its signature', async () => {
  const { post, taken } = await posting({ status: 200, body: { type: 1 } });
  expect(await post(SIGNED, '{ "type": 1, "é": 2 }')).toEqual([200, '{"type":1}']);
  expect(taken.map(({ body, ...rest }) => [body.toString(), rest])).toEqual([
    ['{ "type": 1, "é": 2 }', { signature: 'ab', timestamp: '17' }],
  ]);
});

it.each(Object.keys(SIGNED))('rejects requests without %s, asking nobody', async (missing) => {
  const { post, taken } = await posting({ status: 200 });
  expect(await post({ ...SIGNED, [missing]: '' })).toEqual([401, '']);
  expect(taken).toEqual([]);
});

it.each([
  [{ status: 202 }, [202, '']],
  [{ status: 202, body: { type: 5 } }, [200, '{"type":5}']],
  [{ status: 400 }, [400, '']],
  [{ status: 503, body: { error: 'away' } }, [503, '{"error":"away"}']],
] as const)('answers %j as Discord wants it', async (answer, expected) => {
  expect(await (await posting(answer)).post(SIGNED)).toEqual(expected);
});

it('accepts half a megabyte, and no more', async () => {
  const { post } = await posting({ status: 200 });
  expect(await post(SIGNED, 'x'.repeat(512 * 1024))).toEqual([200, '']);
  expect(await post(SIGNED, 'x'.repeat(512 * 1024 + 1))).toEqual([413, '']);
});
