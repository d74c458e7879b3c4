import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readGiven, readTexts, writeGiven, writeTexts } from '../../../src/discord/shared/given-options.ts';

const TEXTS = ['name', 'time', 'days', 'include', 'exclude', 'category', 'layout', 'quiet-days'] as const;
const snowflake = fc.stringMatching(/^[1-9]\d{16,18}$/);
const line = fc.string({ maxLength: 60 }).map((text) => text.replace(/\s+/g, ' '));

it('what was given comes back as it was, with the time zone', () => {
  fc.assert(
    fc.property(
      snowflake,
      fc.constantFrom('text' as const, 'announcement' as const, 'forum' as const),
      fc.dictionary(fc.constantFrom(...TEXTS), line),
      fc.option(fc.integer({ min: 1, max: 25 })),
      fc.option(snowflake),
      (channelId, channelKind, texts, size, roleId) => {
        const recipient = { kind: 'channel', guildId: '1', channelId, channelKind } as const;
        const options = {
          getString: (name: string) => new Map(Object.entries(texts)).get(name) ?? null,
          getInteger: () => size,
          getRole: () => (roleId === null ? null : { id: roleId }),
        };
        const read = readGiven(writeGiven(options, recipient), 'Europe/Berlin', '1');
        expect(read?.recipient).toEqual(recipient);
        for (const name of TEXTS) expect(read?.options.getString(name)).toBe(options.getString(name));
        expect(read?.options.getString('timezone')).toBe('Europe/Berlin');
        expect(read?.options.getInteger('size')).toBe(size);
        expect(read?.options.getRole('role')?.id ?? null).toBe(roleId);
      },
    ),
  );
});

it('the texts alone come back as they were', () => {
  const texts = { address: 'ada@example.org', time: '7:30', recommendations: 'no' };
  const options = { getString: (name: string) => new Map(Object.entries(texts)).get(name) ?? null };
  const read = readTexts(writeTexts(options), 'Europe/Berlin');
  for (const [name, text] of Object.entries(texts)) expect(read.getString(name)).toBe(text);
  expect([read.getString('timezone'), read.getString('days')]).toEqual(['Europe/Berlin', null]);
});

it('what it cannot have written is ignored', () => {
  for (const text of ['', 'c12\nktext', 'c12345678901234567\nkdm', 'ktext'])
    expect(readGiven(text, 'UTC', '1')).toBeUndefined();
  const { options } = readGiven('c12345678901234567\nktext\ns99\nrx', 'UTC', '1') ?? {};
  expect([options?.getInteger('size'), options?.getRole('role')]).toEqual([null, null]);
});
