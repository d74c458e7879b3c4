import { describe, expect, it } from 'vitest';
import { addressesOf, isServerAddress, namesOf } from '../../../src/store/servers/addresses.ts';

const two = 'postgres://ada:p%40,ss@one:5432,[::1]:5433/papers?target_session_attrs=read-write';

describe('an address of several servers', () => {
  it('is one address each, with the same name, password, database and options', () => {
    expect(addressesOf(two)).toEqual([
      'postgres://ada:p%40,ss@one:5432/papers?target_session_attrs=read-write',
      'postgres://ada:p%40,ss@[::1]:5433/papers?target_session_attrs=read-write',
    ]);
    expect(namesOf('postgres://one,two:5433/papers').where).toBe('one:5432, two:5433');
  });

  it('is left unchanged if there is only one', () => {
    for (const one of ['postgres://ada:x@one/papers', 'postgresql:///papers?host=/run/postgresql']) {
      expect([addressesOf(one), isServerAddress(one)]).toEqual([[one], true]);
    }
  });

  it.each([
    ['mysql://one/papers', false],
    ['postgres://one,,two/papers', false],
    ['postgres://one,two:port/papers', false],
    ['postgres://one,two/papers?target_session_attrs=standby', false],
    ['postgres://one,two/papers?target_session_attrs=primary', true],
    ['postgres://one,two/papers', true],
    [two, true],
  ])('is %s: %s', (address, isRead) => {
    expect(isServerAddress(address)).toBe(isRead);
  });
});
