import { describe, expect, it } from 'vitest';
import { openDesk } from '../../support/desk.ts';

describe('a subscription', () => {
  it('can only be seen and changed from its own server, whatever channel another one names', async () => {
    const desk = await openDesk();
    const own = await desk.subscribe('papers');
    const foreign = { recipient: { ...own.recipient, guildId: '1' } };
    expect(await desk.digests.get(foreign)).toBeUndefined();
    expect(await desk.digests.pause(foreign)).toBeUndefined();
    expect(await desk.digests.resume(foreign)).toBeUndefined();
    expect(await desk.digests.remove(foreign)).toBe(false);
    expect(await desk.digests.list('1')).toEqual([]);
    expect(await desk.digests.get(own)).toEqual(own);
  });

  it('takes its channel’s current kind, and stays due at the same time if nothing else changes', async () => {
    const desk = await openDesk();
    const own = await desk.subscribe('papers');
    desk.at('2026-11-20T07:30:00Z');
    const recipient = { ...own.recipient, channelKind: 'announcement' } as const;
    const set = await desk.digests.set({ recipient }, '7', { size: 3 });
    expect(set).toMatchObject({
      before: own,
      subscription: { recipient, size: 3, createdBy: '7', since: own.since, nextAt: own.nextAt },
    });
  });

  it('stays as it is when it is paused while paused, or resumed while active', async () => {
    const desk = await openDesk('2026-11-20T07:00:00Z');
    const own = await desk.subscribe('papers');
    desk.at('2026-11-21T12:00:00Z');
    expect(await desk.digests.resume(own)).toEqual(own);
    expect(await desk.digests.get(own)).toEqual(own);
    const paused = await desk.digests.pause(own);
    expect(paused).toEqual({ ...own, state: 'paused' });
    expect(await desk.digests.pause(own)).toEqual(paused);
    expect(await desk.digests.get(own)).toEqual(paused);
  });

  it('of a person is paused, resumed and removed like any other, and remembers what it showed', async () => {
    const desk = await openDesk('2026-11-20T07:00:00Z');
    const key = { recipient: { kind: 'person', userId: '42' } } as const;
    expect(await desk.digests.set(key, '42', { time: '09:00' })).toBeUndefined();
    await desk.digests.set(key, '42', { time: '09:00', timezone: 'UTC' });
    expect(await desk.digests.pause(key)).toMatchObject({ state: 'paused' });
    expect(await desk.digests.set(key, '42', { time: '10:00' })).toMatchObject({
      subscription: { state: 'paused' },
    });
    expect(await desk.digests.resume(key)).toMatchObject({
      state: 'active',
      nextAt: new Date('2026-11-20T10:00:00Z'),
    });
    expect(await desk.digests.remove(key)).toBe(true);
    expect(await desk.digests.get(key)).toBeUndefined();
  });
});
