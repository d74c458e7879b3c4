import { describe, expect, it } from 'vitest';
import { rejectForeign } from '../../../src/playground/page/guard.ts';

const PORT = 4321;
const OWN = '127.0.0.1:4321';

function refused(headers: Record<string, string>, method = 'GET') {
  return rejectForeign({ method, headers }, PORT);
}

describe('the page’s guard', () => {
  it('lets the page itself in, by its address or as localhost', () => {
    expect(refused({ host: OWN })).toBeUndefined();
    expect(refused({ host: 'localhost:4321', origin: 'http://localhost:4321' })).toBeUndefined();
    const own = { host: OWN, origin: `http://${OWN}`, 'content-type': 'application/json' };
    expect(refused({ ...own, 'sec-fetch-site': 'same-origin' }, 'POST')).toBeUndefined();
  });

  it('lets somebody follow a link to the page', () => {
    expect(
      refused({ host: OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
    ).toBeUndefined();
  });

  it('refuses a foreign name for this machine', () => {
    for (const host of ['evil.example', 'evil.example:4321', '127.0.0.1', '127.0.0.1:9999', '']) {
      expect(refused({ host }), host).toContain('own address');
    }
    expect(refused({})).toContain('own address');
  });

  it('refuses another web page, whatever it calls itself', () => {
    for (const origin of ['http://evil.example', 'null', 'https://127.0.0.1:4321', 'http://localhost:4321']) {
      expect(refused({ host: OWN, origin }), origin).toContain('Other web pages');
    }
    expect(refused({ host: OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toContain(
      "Other web pages can't",
    );
    expect(refused({ host: OWN, 'sec-fetch-site': 'same-site' })).toContain('Other web pages');
  });

  it('refuses a form that another page could send without asking', () => {
    expect(refused({ host: OWN, 'content-type': 'text/plain' }, 'POST')).toContain('JSON');
    expect(refused({ host: OWN }, 'POST')).toContain('JSON');
  });
});
