import { beforeAll, describe, expect, it } from 'vitest';
import { type Assets, createAssets } from '../../../src/playground/page/assets.ts';

let assets: Assets;

beforeAll(() => {
  assets = createAssets();
});

describe('the page’s files', () => {
  it('are its own modules and only those package modules that it imports', () => {
    expect(assets.find('/browser/main.js')?.type).toContain('javascript');
    expect(assets.find('/static/layout.css')?.type).toContain('css');
    const served = [...assets.html.matchAll(/modulepreload" href="([^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(served.filter((address) => address.includes('/lit-html@')).length).toBeGreaterThan(0);
    for (const address of served) expect(assets.find(address), address).toBeDefined();
  });

  it('are cached by the browser under the addresses the page names, and others are not', () => {
    const named = [...assets.html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(named.length).toBeGreaterThan(40);
    for (const address of named) expect(assets.find(address)?.cache, address).toContain('immutable');
    const [entry = ''] = named.filter((address) => address.endsWith('/browser/main.js'));
    expect(entry).toMatch(/^\/[0-9a-f]{16}\/browser\/main\.js$/);
    expect(assets.find(entry)?.body).toBe(assets.find('/browser/main.js')?.body);
    expect(assets.find('/browser/main.js')?.cache).toBe('no-cache');
    expect(assets.find(entry.replace(/^\/\w/, '/x'))).toBeUndefined();
  });

  it.each([
    '/static/../page.ts',
    '/static/%2e%2e/page.ts',
    '/browser/../../../../package.json',
    '/browser//etc/passwd',
    '/packages/lit@3.3.3/package.json',
    '/packages/discord.js/src/index.js',
    '/static/constructor',
    '/',
  ])('do not include %s', (address) => {
    expect(assets.find(address)).toBeUndefined();
  });

  it('allow no script, picture or call from anywhere else', () => {
    expect(assets.policy.replace(/'sha256-[^']+'/, 'SUM').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' SUM",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]);
    expect(assets.html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
