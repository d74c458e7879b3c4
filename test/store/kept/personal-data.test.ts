import { expect, it } from 'vitest';
import { subscriptionId } from '../../../src/digest/recipient.ts';
import { USUAL_FOLLOW_SETTINGS } from '../../../src/follow/settings.ts';
import type { Store } from '../../../src/store/store.ts';
import { planned, subscription } from '../../support/digest.ts';
import { onBothDatabases } from '../../support/stores.ts';

const at = new Date('2026-11-20T09:00:00Z');

/** What `maria` and `ada` both did: the same, so that one can be forgotten beside the other. */
async function fill({
  votes,
  submissions,
  subscriptions,
  featured,
  follows,
  followSettings,
}: Store): Promise<void> {
  for (const userId of ['maria', 'ada']) {
    await votes.toggle({ scope: 'guild', paperId: 'p', userId, at });
    await votes.toggle({ scope: `dm:${userId}`, paperId: 'q', userId, at });
    await follows.add({ id: `of ${userId}`, personId: userId, kind: 'words', value: 'kites', since: at }, 25);
    await followSettings.set(userId, USUAL_FOLLOW_SETTINGS);
    const limits = { person: 5, server: 25 };
    await submissions.claim({ paperId: 'p', userId, guildId: 'guild', at }, limits);
    await submissions.claim({ paperId: 'q', userId, at }, limits);
    await subscriptions.change(`of ${userId}`, () =>
      subscription({ channelId: `of ${userId}`, guildId: 'guild', createdBy: userId }),
    );
    const usualUntil = new Date(at.getTime() + 1000);
    await featured.add({ guildId: 'guild', paperId: `by ${userId}`, by: userId, at, usualUntil });
  }
  await featured.remove('guild', 'by ada', 'maria', at);
}

onBothDatabases('what is kept of a person', ({ fresh }) => {
  it('is counted by kind, leaving out empty kinds', async () => {
    const store = await fresh();
    expect(await store.personalData.counts('maria')).toEqual(new Map());
    await fill(store);
    expect([...(await store.personalData.counts('maria'))]).toEqual([
      ['follows', 1],
      ['votes', 2],
      ['submissions', 2],
      ['settings', 1],
      ['digests', 1],
      ['featured', 2],
    ]);
  });

  it('is gone once they are forgotten, while that of others stays', async () => {
    const store = await fresh();
    await fill(store);
    const before = await store.personalData.counts('ada');
    expect((await store.personalData.forget('maria')).get('votes')).toBe(2);
    expect(await store.personalData.counts('maria')).toEqual(new Map());
    expect(await store.personalData.counts('ada')).toEqual(before);
    expect(await store.votes.counts('guild')).toEqual(new Map([['p', 1]]));
    expect(await store.votes.counts('dm:ada')).toEqual(new Map([['q', 1]]));
    expect(await store.votes.counts('dm:maria')).toEqual(new Map());
    expect(await store.follows.of('maria')).toEqual([]);
    expect(await store.follows.of('ada')).toHaveLength(1);
  });

  it('leaves servers what they keep using, without the name', async () => {
    const store = await fresh();
    await fill(store);
    await store.personalData.forget('maria');
    expect((await store.subscriptions.ofGuild('guild')).map(({ createdBy }) => createdBy).sort()).toEqual([
      '',
      'ada',
    ]);
    const trail = await store.featured.history('guild', 9);
    expect(trail.map(({ paperId, by, ended }) => [paperId, by, ended?.kind]).sort()).toEqual([
      ['by ada', 'ada', 'removed'],
      ['by maria', '', undefined],
    ]);
    expect(JSON.stringify(trail)).not.toContain('"maria"');
  });

  it('still counts toward a server’s limit, but toward no one’s own', async () => {
    const { submissions, personalData } = await fresh();
    const claim = (userId: string, guildId?: string) =>
      submissions.claim({ paperId: 'p', userId, guildId, at }, { person: 1, server: 1 });
    await claim('maria', 'guild');
    await personalData.forget('maria');
    expect(await claim('ada', 'guild')).toMatchObject({ granted: false, limit: 'server' });
    expect(await claim('ada')).toMatchObject({ granted: true });
  });

  it('includes their own messages, and where those were sent', async () => {
    const { subscriptions, ledger, privateChannels, personalData } = await fresh();
    for (const userId of ['maria', 'ada']) {
      const recipient = { kind: 'person', userId } as const;
      const id = subscriptionId({ recipient });
      await subscriptions.change(id, () => ({ ...subscription({ createdBy: userId }), id, recipient }));
      await privateChannels.keep(userId, `dm of ${userId}`);
    }
    const lease = { holder: 'one', now: at, until: at };
    await ledger.claimDue(lease, 9, ({ id }) => ({
      skip: [{ ...planned('2026-11-20', { id: `of ${id}` }), reason: { kind: 'missed' } }],
      nextAt: undefined,
    }));
    expect([...(await personalData.counts('maria'))]).toEqual([
      ['deliveries', 1],
      ['settings', 2],
    ]);
    await personalData.forget('maria');
    expect(await personalData.counts('maria')).toEqual(new Map());
    expect(await subscriptions.get('person:maria')).toBeUndefined();
    expect((await personalData.counts('ada')).get('deliveries')).toBe(1);
  });
});
