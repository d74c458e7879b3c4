import { describe, expect, it } from 'vitest';
import { openMailDesk } from '../support/mail-desk.ts';
import { messageIn } from '../support/message-page.ts';
import { serve, webContent } from '../support/web.ts';

async function site() {
  const desk = await openMailDesk();
  const web = await serve({ ...webContent([]), mail: desk.mail.optIn });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    web.get(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  return { ...desk, ...web, post };
}

const codeIn = (text = '') => /Your code: (\d{6})/.exec(text)?.[1] ?? '';
const linkIn = (text = '') => /(\/confirm\/\S+)/.exec(text)?.[1] ?? '';
const idIn = (page: string) => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? '';

describe('the subscribe box', () => {
  it('sends a mail to the address, and its code confirms it', async () => {
    const { get, post, server } = await site();
    expect(await (await get('/')).text()).toContain('Get trending papers in your email inbox!');
    const asked = await post('/subscribe', { address: 'ada@example.org', time: '18:30', timezone: 'Berlin' });
    const page = await asked.text();
    expect(page).toContain('Check your inbox');
    await server.arrived(1);
    const wrong = await post('/confirm', { id: idIn(page), code: '12' });
    expect([wrong.status, await wrong.text()]).toEqual([
      400,
      expect.stringContaining('That code doesn&#39;t work'),
    ]);
    const done = await post('/confirm', { id: idIn(page), code: codeIn(server.mails[0]?.email.text) });
    expect(await done.text()).toContain('at 18:30 (Europe/Berlin)');
    expect(done.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['Tokyo', '08:00', '21 November 2026'],
    ['Berlin', '18:30', '20 November 2026'],
    ['Honolulu', '23:00', '19 November 2026'],
  ])('says when the first mail comes, by the date in %s', async (timezone, time, day) => {
    const { post, server } = await site();
    await post('/subscribe', { address: 'ada@example.org', time, timezone });
    await server.arrived(1);
    const done = await (await post(linkIn(server.mails[0]?.email.text), {})).text();
    expect(/The next one comes on ([^.]*)\./.exec(done)?.[1]).toBe(day);
  });

  it('says the same for an address that is known, at its limit, or new', async () => {
    const { post, server } = await site();
    const said = async (address: string) => {
      const answer = await post('/subscribe', { address });
      return [answer.status, (await answer.text()).replaceAll(/value="[^"]+"/g, '')];
    };
    const first = await said('ada@example.org');
    for (let i = 0; i < 4; i++) expect(await said('ada@example.org')).toEqual(first);
    expect(await said('bo@example.org')).toEqual(first);
    await server.arrived(4);
    expect(server.mails).toHaveLength(4);
  });

  const noAddress = ["That isn't an email address", 'Try one like ada@example.org.'];
  const noTime = "That time or time zone isn't known";
  it.each([
    [{ address: 'nobody' }, noAddress],
    [{}, noAddress],
    [{ address: 'ada@example.org\r\nBcc: eve@example.org' }, noAddress],
    [
      { address: 'ada@example.org', timezone: 'Nowhere at all' },
      [noTime, 'Try a city such as Berlin, or UTC.'],
    ],
    [{ address: 'ada@example.org', time: '25:99' }, [noTime, 'Try a time such as 08:00.']],
  ])('rejects %j', async (fields, sentences) => {
    const { post, server } = await site();
    const answer = await post('/subscribe', fields);
    expect(answer.status).toBe(400);
    expect(await messageIn(answer)).toEqual(sentences);
    expect(server.mails).toHaveLength(0);
  });

  it.each(['/subscribe', '/confirm'])('is ours alone to send to %s, and says so', async (path) => {
    const { post, server } = await site();
    const answer = await post(path, { address: 'ada@example.org' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(400);
    expect(await messageIn(answer)).toEqual(["That didn't work", 'Please use the box on our own page.']);
    expect(server.mails).toHaveLength(0);
  });
});

describe('a link in a mail', () => {
  it('confirms by a button, not by being opened', async () => {
    const { post, get, mail, server } = await site();
    await post('/subscribe', { address: 'ada@example.org' });
    await server.arrived(1);
    const link = linkIn(server.mails[0]?.email.text);
    for (let i = 0; i < 3; i++) {
      const opened = await get(link);
      expect(opened.headers.get('cache-control')).toBe('no-store');
      expect(await opened.text()).toContain('<button>Confirm</button>');
    }
    expect(await mail.optIn.isOpenLink(link.split('/').at(-1) ?? '')).toBe(true);
    const done = await post(link, {});
    expect([done.headers.get('cache-control'), await messageIn(done)]).toEqual([
      'no-store',
      [
        "You're subscribed",
        'The papers of the day come at 08:00 (UTC). The next one comes on 20 November 2026.',
      ],
    ]);
    expect((await post(link, {})).status).toBe(404);
    expect((await get(link)).status).toBe(404);
  });

  it('unsubscribes by POST alone, from anywhere, with any body, and repeatedly', async () => {
    const { get, desk, tick, subscribe, server, mail } = await site();
    await subscribe('ada@example.org');
    desk.at('2026-11-20T08:00:05Z');
    await tick();
    const path = new URL(/https:\S+\/u\/\S+/.exec(server.mails[1]?.email.text ?? '')?.[0] ?? '').pathname;
    for (const method of ['GET', 'HEAD', 'GET']) expect((await get(path, { method })).status).toBe(200);
    expect(await mail.optIn.status('1')).toHaveLength(1);
    const oneClick = await get(path, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example.com' },
    });
    expect([oneClick.status, oneClick.headers.get('location')]).toEqual([200, null]);
    expect(oneClick.headers.get('set-cookie')).toBeNull();
    expect(await mail.optIn.status('1')).toHaveLength(0);
    expect((await get(path, { method: 'POST' })).status).toBe(200);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect(await (await get(path, { method: 'POST', body: form })).text()).toContain(
      'You&#39;re unsubscribed',
    );
  });

  it.each([
    '/u/short',
    `/u/${'a'.repeat(22)}`,
    `/u/${'a'.repeat(500)}`,
    '/confirm/nothing-at-all-1',
    '/u/..%2f..',
  ])('%s belongs to nobody', async (path) => {
    const { get } = await site();
    expect((await get(path)).status).toBe(404);
    expect((await get(path, { method: 'POST' })).status).toBe(404);
  });

  it.each([`/u/${'a'.repeat(22)}`, '/confirm/nothing-at-all-1'])(
    '%s says why it may not work',
    async (path) => {
      const { get } = await site();
      for (const method of ['GET', 'POST'])
        expect(await messageIn(await get(path, { method }))).toEqual([
          "This link doesn't work",
          "It's too old, was used before, or isn't complete.",
        ]);
    },
  );

  it('is absent if mail is not set up', async () => {
    const { get } = await serve(webContent([]));
    expect(await (await get('/')).text()).toContain("Email isn't set up here");
    expect((await get('/subscribe', { method: 'POST' })).status).toBe(404);
  });
});
