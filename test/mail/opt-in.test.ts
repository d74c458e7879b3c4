import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { openMailDesk } from '../support/mail-desk.ts';
import { onBothDatabases, silent } from '../support/stores.ts';

const NINE = { time: '09:00', timezone: 'Europe/Berlin' };

onBothDatabases('an address', (stores) => {
  const open = () => openMailDesk(stores.fresh);

  it('gets mail once it is confirmed by its code, and its owner is told when', async () => {
    const { ask, mail, server } = await open();
    const { code } = await ask('Ada@Example.org', { personId: '7' });
    expect(server.mails[0]?.to).toBe('Ada@example.org');
    expect(await mail.optIn.status('7')).toEqual([]);
    const set = await mail.optIn.confirmByCode({ personId: '7' }, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(set).toMatchObject(NINE);
    const [status] = await mail.optIn.status('7');
    expect(status).toMatchObject({ hint: 'A…@example.org', subscription: { state: 'active', ...NINE } });
  });

  it('can be confirmed by its link instead, once, and opening the link alone confirms nothing', async () => {
    const { ask, mail } = await open();
    const { link, code } = await ask('ada@example.org');
    expect(await mail.optIn.isOpenLink(link)).toBe(true);
    expect(await mail.optIn.status('1')).toEqual([]);
    expect(await mail.optIn.confirmByLink(link)).toBeDefined();
    expect(await mail.optIn.confirmByLink(link)).toBeUndefined();
    expect(await mail.optIn.isOpenLink(link)).toBe(false);
    expect(await mail.optIn.confirmByCode({ personId: '1' }, code)).toBeUndefined();
  });

  it('has five tries, after which even the right code fails', async () => {
    const { ask, mail } = await open();
    const { id, code } = await ask('ada@example.org');
    const wrong = code === '000000' ? '000001' : '000000';
    const tries = await Promise.all(Array.from({ length: 5 }, () => mail.optIn.confirmByCode({ id }, wrong)));
    expect(tries).toEqual(Array(5).fill(undefined));
    expect(await mail.optIn.confirmByCode({ id }, code)).toBeUndefined();
  });

  it('has fifteen minutes', async () => {
    const { ask, mail, desk } = await open();
    const early = await ask('ada@example.org');
    const late = await ask('bo@example.org', { personId: '2' });
    desk.at('2026-11-20T07:14:59Z');
    expect(await mail.optIn.confirmByCode(early, early.code)).toBeDefined();
    desk.at('2026-11-20T07:15:00Z');
    expect(await mail.optIn.confirmByCode(late, late.code)).toBeUndefined();
    expect(await mail.optIn.isOpenLink(late.link)).toBe(false);
  });

  it('is not confirmed by someone else’s code', async () => {
    const { ask, mail } = await open();
    const { code } = await ask('ada@example.org', { personId: '1' });
    await ask('bo@example.org', { personId: '2' });
    expect(await mail.optIn.confirmByCode({ personId: '3' }, code)).toBeUndefined();
    expect(await mail.optIn.confirmByCode({ id: 'no such id' }, code)).toBeUndefined();
  });

  it('is asked at most three times a day, and further requests get the same reply as ever', async () => {
    const { ask, mail, server, desk } = await open();
    for (const personId of ['1', '2', '3']) await ask('ada@example.org', { personId });
    const id = await mail.optIn.ask('ADA@example.org', NINE, { personId: '4' });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const other = await mail.optIn.ask('bo@example.org', NINE, { network: '192.0.2.1' });
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
    await server.arrived(4);
    expect(server.mails.map(({ to }) => to)).toEqual([...Array(3).fill('ada@example.org'), 'bo@example.org']);
    desk.at('2026-11-21T07:00:01Z');
    await ask('ada@example.org', { personId: '4' });
  });

  it.each([
    [{ personId: '1' }, 5],
    [{ network: '192.0.2.1' }, 10],
  ])('is not asked when %j has asked too many', async (by, most) => {
    const { mail, server } = await open();
    for (let i = 0; i < most + 3; i++) await mail.optIn.ask(`a${i}@example.org`, NINE, by);
    await server.arrived(most);
    await mail.optIn.ask('last@example.org', NINE, { personId: '99' });
    await server.arrived(most + 1);
    expect(server.mails.at(-1)?.to).toBe('last@example.org');
    expect(server.mails).toHaveLength(most + 1);
  });

  it('that is none is not asked', async () => {
    const { mail, server } = await open();
    expect(await mail.optIn.ask('nobody', NINE, { personId: '1' })).toBeUndefined();
    expect(server.mails).toHaveLength(0);
  });

  it('that is confirmed twice is one, with the newer time, and a person has one address', async () => {
    const { subscribe, ask, mail } = await open();
    await subscribe('ada@example.org', { personId: '7' });
    const { id, code } = await ask('ADA@example.org', { personId: '7' });
    await mail.optIn.confirmByCode({ id }, code);
    expect(await mail.optIn.status('7')).toHaveLength(1);
    await subscribe('ada@new.example', { personId: '7' });
    expect(await mail.optIn.status('7')).toMatchObject([{ hint: 'a…@new.example' }]);
  });

  it('is gone when its owner stops or is forgotten, and its links keep saying so', async () => {
    const { subscribe, mail, desk, tick, server } = await open();
    await subscribe('ada@example.org', { personId: '7' });
    desk.at('2026-11-20T08:00:05Z');
    await tick();
    const token = /\/u\/(\S+)/.exec(server.mails[1]?.email.text ?? '')?.[1] ?? '';
    expect(await desk.store.health.due(new Date('2027-01-01'))).toMatchObject({ count: 1 });
    expect(await mail.optIn.stop('7')).toBe(1);
    expect(await desk.store.health.due(new Date('2027-01-01'))).toMatchObject({ count: 0 });
    expect(await mail.optIn.stop('7')).toBe(0);
    expect(await mail.optIn.status('7')).toEqual([]);
    expect(await mail.optIn.stopByToken(token)).toBe(true);
    desk.at('2026-11-21T08:00:05Z');
    await tick();
    expect(server.mails).toHaveLength(2);
  });

  it('counts as its owner’s data until they are forgotten', async () => {
    const { subscribe, mail, desk, tick, server } = await open();
    await subscribe('ada@example.org', { personId: '7' });
    await subscribe('bo@example.org', { personId: '8' });
    const { personalData } = desk.store;
    expect((await personalData.counts('7')).get('address')).toBe(1);
    expect((await personalData.forget('7')).get('address')).toBe(1);
    expect((await personalData.counts('7')).size).toBe(0);
    expect(await mail.optIn.status('7')).toEqual([]);
    desk.at('2026-11-20T08:00:05Z');
    await tick();
    expect(server.mails.slice(2).map(({ to }) => to)).toEqual(['bo@example.org']);
  });

  it('counts once as its owner’s data, however often it was asked', async () => {
    const { ask, subscribe, desk } = await open();
    const { personalData } = desk.store;
    await ask('ada@example.org', { personId: '7' });
    await ask('ADA@example.org', { personId: '7' });
    expect((await personalData.counts('7')).get('address')).toBe(1);
    await subscribe('ada@example.org', { personId: '7' });
    expect((await personalData.counts('7')).get('address')).toBe(1);
    await ask('bo@example.org', { personId: '7' });
    expect((await personalData.counts('7')).get('address')).toBe(2);
  });

  it('counts as its owner’s data before it is confirmed, too', async () => {
    const { ask, desk } = await open();
    await ask('ada@example.org', { personId: '7' });
    const { personalData } = desk.store;
    expect((await personalData.counts('7')).get('address')).toBe(1);
    await personalData.forget('7');
    expect((await personalData.counts('7')).size).toBe(0);
  });

  it('is stopped by its own link only, any number of times', async () => {
    const { subscribe, mail, desk, tick, server } = await open();
    await subscribe('ada@example.org');
    await subscribe('bo@example.org', { personId: '2' });
    desk.at('2026-11-20T08:00:05Z');
    await tick();
    const toAda = server.mails.find(
      ({ to, email }) => to === 'ada@example.org' && email.text?.includes('/u/'),
    );
    const token = /\/u\/(\S+)/.exec(toAda?.email.text ?? '')?.[1] ?? '';
    expect(await mail.optIn.isToken(token)).toBe(true);
    expect(await mail.optIn.stopByToken('x'.repeat(22))).toBe(false);
    expect(await mail.optIn.stopByToken(token)).toBe(true);
    expect(await mail.optIn.stopByToken(token)).toBe(true);
    expect(await mail.optIn.isToken(token)).toBe(true);
    expect(await mail.optIn.status('1')).toEqual([]);
    expect(await mail.optIn.status('2')).toHaveLength(1);
  });
});

describe('a stolen database', () => {
  it('reveals no address, no code and no link', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-stolen-'));
    const { subscribe, ask, desk, tick, server } = await openMailDesk(() =>
      openStore({ dataDir, log: silent }),
    );
    await subscribe('ada@hidden.example');
    const { code, link } = await ask('bo@hidden.example', { personId: '2' });
    desk.at('2026-11-20T08:00:05Z');
    await tick();
    const token = /\/u\/(\S+)/.exec(server.mails.at(-1)?.email.text ?? '')?.[1] ?? 'none';
    const files = ['paperboy.sqlite', 'paperboy.sqlite-wal'].map((file) => readFileSync(join(dataDir, file)));
    const bytes = Buffer.concat(files).toString('latin1').toLowerCase();
    expect(bytes).toContain('mail_recipients');
    for (const secret of ['ada@', 'bo@', 'hidden.example', link, token])
      expect(bytes).not.toContain(secret.toLowerCase());
    expect(code).toMatch(/^\d{6}$/);
    rmSync(dataDir, { recursive: true, force: true });
  });
});
