import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const entry = { guildId: 'g', paperId: 'p', by: 'mod', at: at(0), usualUntil: at(30) };

onBothDatabases('featured papers', ({ fresh }) => {
  it('are active until their time is over, newest first', async () => {
    const { featured } = await fresh();
    await featured.add({ ...entry, note: 'read this' });
    await featured.add({ ...entry, paperId: 'q', at: at(1) });
    expect((await featured.active('g', at(2))).map((one) => one.paperId)).toEqual(['q', 'p']);
    expect(await featured.active('g', at(30))).toEqual([]);
    expect(await featured.active('h', at(2))).toEqual([]);
  });

  it('are renewed, not doubled, when featured again', async () => {
    const { featured } = await fresh();
    const first = await featured.add(entry);
    const again = await featured.add({
      ...entry,
      by: 'other',
      at: at(5),
      usualUntil: at(50),
      until: at(50),
      note: 'still',
    });
    expect(first.renewed).toBe(false);
    expect(again).toMatchObject({
      renewed: true,
      featured: { id: first.featured.id, by: 'other', note: 'still' },
    });
    expect(await featured.active('g', at(40))).toHaveLength(1);
    expect((await featured.history('g', 10)).map((one) => [one.by, one.ended])).toEqual([
      ['other', undefined],
      ['mod', { kind: 'renewed', at: at(5), by: 'other' }],
    ]);
  });

  it('keep note and end when featured again without them, with the old entry in the trail', async () => {
    const { featured } = await fresh();
    await featured.add({ ...entry, note: 'read this', until: at(20) });
    const again = await featured.add({ ...entry, by: 'other', at: at(5) });
    expect(again.featured).toMatchObject({ by: 'other', note: 'read this', until: at(20) });
    const anew = await featured.add({ ...entry, at: at(6), note: 'now', until: at(55) });
    expect(anew.featured).toMatchObject({ note: 'now', until: at(55) });
    expect((await featured.history('g', 10)).map((one) => [one.note, one.until])).toEqual([
      ['now', at(55)],
      ['read this', at(20)],
      ['read this', at(20)],
    ]);
  });

  it('start a new entry if the old one has expired', async () => {
    const { featured } = await fresh();
    await featured.add(entry);
    expect((await featured.add({ ...entry, at: at(31), usualUntil: at(59) })).renewed).toBe(false);
    expect(await featured.history('g', 10)).toHaveLength(2);
  });

  it('keep a trail of who featured, who removed and what expired', async () => {
    const { featured } = await fresh();
    await featured.add(entry);
    await featured.add({ ...entry, paperId: 'q', at: at(1) });
    expect(await featured.remove('g', 'p', 'other', at(3))).toMatchObject({
      ended: { kind: 'removed', at: at(3), by: 'other' },
    });
    expect(await featured.remove('g', 'p', 'other', at(4))).toBeUndefined();
    expect(await featured.expire(at(31))).toBe(1);
    expect(await featured.expire(at(31))).toBe(0);
    const trail = await featured.history('g', 10);
    expect(trail.map((one) => [one.paperId, one.by, one.ended])).toEqual([
      ['q', 'mod', { kind: 'expired', at: at(30) }],
      ['p', 'mod', { kind: 'removed', at: at(3), by: 'other' }],
    ]);
  });

  it('remember a pinned card until it is cleared away', async () => {
    const { featured } = await fresh();
    const { featured: one } = await featured.add(entry);
    await featured.setCard(one.id, { channelId: 'c', messageId: 'm' });
    expect(await featured.leftCards(10)).toEqual([]);
    await featured.expire(at(31));
    expect((await featured.leftCards(10)).map((left) => left.card)).toEqual([
      { channelId: 'c', messageId: 'm' },
    ]);
    await featured.setCard(one.id, undefined);
    expect(await featured.leftCards(10)).toEqual([]);
  });
});
