import { describe, expect, it } from 'vitest';
import { createOutlet } from '../../../src/digest/outlet.ts';
import type { PersonRecipient } from '../../../src/digest/recipient.ts';
import type { Sender } from '../../../src/digest/sender.ts';
import { batchOf, type Desk, openDesk } from '../../support/desk.ts';
import { paper } from '../../support/papers.ts';

const recipient = { kind: 'person', userId: '42' } as const;

/** An outlet that tells a person of each paper that is new, and what it told. */
function toPerson(desk: Desk) {
  const told: string[][] = [];
  const sender: Sender<PersonRecipient, readonly string[]> = {
    slot: async () => {},
    async send({ digest }) {
      told.push([...digest]);
      return { kind: 'sent', messageId: `m${told.length}`, isUnpublished: false };
    },
    reconcile: async () => ({ kind: 'absent' }),
    publish: async () => ({ kind: 'published' }),
    tell: async () => false,
  };
  const person = createOutlet<PersonRecipient, readonly string[]>({
    sender,
    async compose(subscription, delivery) {
      const { papers, content } = await desk.digests.whatsNew(subscription, delivery.id);
      const shown = papers.map(({ id }) => ({ id, upvotes: 0 }));
      const quiet = papers.length === 0 ? { quiet: { kind: 'none-fits', papers: 0 } as const } : {};
      return { digest: papers.map(({ id }) => id), content: { ...content, papers: shown }, ...quiet };
    },
  });
  return { told, outlets: { person } };
}

const ids = (prefix: string) => batchOf('', prefix).map(({ id }) => id);

describe('what is new to a person', () => {
  it('is the newest batch at first, then each new paper once, even if late or during downtime', async () => {
    const desk = await openDesk('2026-11-20T08:00:00Z');
    const { told, outlets } = toPerson(desk);
    const friday = [...batchOf('2026-11-19', 'a'), ...batchOf('2026-11-20', 'b')];
    desk.hold(friday);
    const clockwork = { time: '09:00', timezone: 'UTC', quietDays: 'skip' } as const;
    await desk.digests.set({ recipient }, recipient.userId, clockwork);
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick('one', outlets);
    expect(told).toEqual([ids('b')]);

    const late = paper('late', { listedOn: '2026-11-19' });
    desk.hold([...friday, late]);
    desk.at('2026-11-21T09:00:00Z');
    await desk.tick('two', outlets);
    expect(told.at(-1)).toEqual(['late']);

    // Nothing is new on Sunday; on Monday nobody runs.
    desk.at('2026-11-22T09:00:00Z');
    await desk.tick('three', outlets);
    expect(told).toHaveLength(2);
    expect((await desk.digests.why('person:42', 1))[0]).toMatchObject({
      state: 'skipped',
      reason: { kind: 'quiet' },
    });
    desk.hold([...friday, late, ...batchOf('2026-11-23', 'c'), ...batchOf('2026-11-24', 'd')]);
    desk.at('2026-11-24T09:00:00Z');
    await desk.tick('four', outlets);
    expect(told.at(-1)).toEqual([...ids('d'), ...ids('c')]);
    desk.at('2026-11-25T09:00:00Z');
    await desk.tick('five', outlets);
    expect(told).toHaveLength(3);
  });

  it('waits for a process that has an outlet for people, and channels do not wait for it', async () => {
    const desk = await openDesk('2026-11-20T08:00:00Z');
    const { told, outlets } = toPerson(desk);
    await desk.subscribe('papers', { time: '09:00', timezone: 'UTC' });
    await desk.digests.set({ recipient }, recipient.userId, { time: '09:00', timezone: 'UTC' });
    desk.at('2026-11-20T09:00:00Z');
    await desk.tick('without');
    expect(desk.discord.messages('papers')).toHaveLength(1);
    expect(await desk.digests.why('person:42')).toEqual([]);
    desk.at('2026-11-20T10:00:00Z');
    await desk.tick('with', outlets);
    expect(told).toHaveLength(1);
  });
});
