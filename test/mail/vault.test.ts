import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../src/mail/vault.ts';

describe('a vault', () => {
  const vault = createVault('a secret of some length, or so');

  it('returns what was sealed, which looks different each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = vault.seal(text);
        expect(vault.open(sealed)).toBe(text);
        expect(vault.seal(text)).not.toBe(sealed);
        if (text.length > 3) expect(sealed).not.toContain(text);
      }),
    );
  });

  it('opens nothing that was tampered with or sealed with another key', () => {
    const sealed = vault.seal('ada@example.org');
    expect(() => createVault('another secret').open(sealed)).toThrow();
    const [version, data = ''] = sealed.split('.');
    for (let at = 0; at < Buffer.from(data, 'base64url').length; at++) {
      const bytes = Buffer.from(data, 'base64url');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => vault.open(`${version}.${bytes.toString('base64url')}`), `byte ${at}`).toThrow();
    }
    expect(() => vault.open('ada@example.org')).toThrow('not sealed by Paperboy');
  });

  it('opens what earlier versions sealed, with the same fingerprints', () => {
    const sealed = 'v1.1tuTyPkUT0XN9D2wpIhA-MFLWd-bfYzc_5PppAnKgxgxMxgiYPM3yjOtZg';
    expect(vault.open(sealed)).toBe('ada@example.org');
    expect(vault.fingerprint('ada@example.org')).toBe('Qs8GKxtNfIARPgKR2Vj3QoxW43D35kqA3W0GfbaqH7s');
    const nothing = 'v1.B8QIhHr6PcX1ctkGn-oa50f0IdQVb0Vyve9u_Q';
    expect(vault.open(nothing)).toBe('');
    for (const foreign of [sealed.replace('v1', 'v2'), nothing.slice(0, -2), 'v1', 'v1.', ''])
      expect(() => vault.open(foreign)).toThrow('This was not sealed by Paperboy.');
  });

  it('recognizes a text, but only with its key', () => {
    expect(vault.fingerprint('a')).toBe(vault.fingerprint('a'));
    expect(vault.fingerprint('a')).not.toBe(vault.fingerprint('b'));
    expect(createVault('another secret').fingerprint('a')).not.toBe(vault.fingerprint('a'));
  });
});
