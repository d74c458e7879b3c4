import { beforeAll, describe, expect, it } from 'vitest';
import { type Assets, createAssets } from '../../../src/playground/page/assets.ts';

let assets: Assets;

beforeAll(() => {
  assets = createAssets();
});

describe('the files of the page', () => {
  it('are the page’s own modules and only those modules of packages that it imports', () => {
    expect(assets.find('/browser/main.js')?.type).toContain('javascript');
    expect(assets.find('/static/layout.css')?.type).toContain('css');
    const served = [...assets.html.matchAll(/modulepreload" href="([^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(served.filter((address) => address.includes('/lit-html@')).length).toBeGreaterThan(0);
    for (const address of served) expect(assets.find(address), address).toBeDefined();
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
  ])('do not hold %s', (address) => {
    expect(assets.find(address)).toBeUndefined();
  });

  it('allow no script, picture or call from anywhere else', () => {
    expect(assets.policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+';/);
    expect(assets.policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    expect(assets.html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
