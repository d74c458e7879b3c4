import { expect, it } from 'vitest';
import { fetchFollowing } from '../../../src/catalog/http/follow.ts';

/** Requests an address from a service with these redirects, and returns the hosts that were asked. */
async function ask(first: string, redirects: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const trusted: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input);
    asked.push(url);
    if (new Headers(init?.headers).has('authorization')) trusted.push(url);
    const location = redirects[url];
    return location === undefined
      ? new Response('good')
      : new Response(null, { status: 302, headers: { location } });
  };
  const init = { headers: { authorization: 'Bearer x' }, signal: AbortSignal.timeout(1000) };
  const text = await (await fetchFollowing({ fetch, fetchPublic: fetch }, first, init)).text();
  return { text, asked, trusted };
}

it('follows redirects within a site, sending credentials only to the first host', async () => {
  const from = 'https://huggingface.co/api/papers';
  const { text, asked, trusted } = await ask(from, {
    [from]: '/api/v2/papers',
    'https://huggingface.co/api/v2/papers': 'https://cdn.huggingface.co/papers',
  });
  expect(text).toBe('good');
  expect(asked.at(-1)).toBe('https://cdn.huggingface.co/papers');
  expect(trusted).toHaveLength(2);
});

it('follows http to https on the same site', async () => {
  const { asked } = await ask('http://export.arxiv.org/q', {
    'http://export.arxiv.org/q': 'https://arxiv.org/q',
  });
  expect(asked).toHaveLength(2);
});

it.each([
  'https://example.org/',
  'https://huggingface.co.example.org/',
  'http://huggingface.co/api',
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:8080/',
  'http://[::1]/',
  'http://localhost/',
  'https://huggingface.co:8443/',
  'https://user:secret@huggingface.co/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'http://',
])('does not follow a redirect to %s', async (location) => {
  const from = 'https://huggingface.co/api';
  await expect(ask(from, { [from]: location })).rejects.toThrow('redirects to');
});

it.each(['http://127.0.0.1:9999/', 'http://127.0.0.2:8080/', 'http://10.0.0.1/', 'http://localhost:8080/'])(
  'does not follow a redirect from a local service to another, such as %s',
  async (location) => {
    const from = 'http://127.0.0.1:8080/a';
    await expect(ask(from, { [from]: location })).rejects.toThrow('redirects to');
    expect((await ask(from, { [from]: '/b' })).asked).toEqual([from, 'http://127.0.0.1:8080/b']);
  },
);

it('does not follow redirects in circles', async () => {
  const from = 'https://arxiv.org/a';
  await expect(ask(from, { [from]: from })).rejects.toThrow('redirects more than 5 times');
});
