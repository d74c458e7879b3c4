import { describe, expect, it } from 'vitest';
import { readAddress, withoutAddresses } from '../../src/mail/address.ts';

describe('an address', () => {
  it.each([
    ['ada@example.org', 'ada@example.org'],
    [' Ada.Lovelace+papers@Example.ORG ', 'Ada.Lovelace+papers@example.org'],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
    ['a_b-c@sub.example.org', 'a_b-c@sub.example.org'],
  ])('%j is read as %j', (typed, address) => {
    expect(readAddress(typed)).toBe(address);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@localhost',
    'ada@example..org',
    'ada@@example.org',
    'a b@example.org',
    '"a b"@example.org',
    'Ada <ada@example.org>',
    'ada@example.org, bo@example.org',
    'ada@example.org;bo@example.org',
    'ada@example.org\r\nBcc: bo@example.org',
    'ada@example.org\nbo@example.org',
    'ada\u0000@example.org',
    'ada\u200b@example.org',
    'ada@exämple.org',
    'group: ada@example.org;',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a'.repeat(250)}.org`,
    'ada@example.org>',
    'javascript:alert(1)@x',
  ])('%j is none', (typed) => {
    expect(readAddress(typed)).toBeUndefined();
  });

  it('is 254 characters long at most, and 64 before the @', () => {
    const host = (length: number) => `${`${'a'.repeat(60)}.`.repeat(3)}${'b'.repeat(length - 187)}.org`;
    expect(readAddress(`ada@${host(250)}`)).toHaveLength(254);
    expect(readAddress(`ada@${host(251)}`)).toBeUndefined();
    expect(readAddress(`${'a'.repeat(64)}@example.org`)).toHaveLength(76);
  });

  it('is taken out of what a server says', () => {
    expect(withoutAddresses('550 5.1.1 <ada@example.org>: no such user ada@example.org')).toBe(
      '550 5.1.1 <[address]>: no such user [address]',
    );
  });
});
