import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDelivery } from '../../../src/digest/delivery/deliver.ts';
import type { Delivery } from '../../../src/digest/ledger.ts';
import { createOutlet } from '../../../src/digest/outlet.ts';
import type { ChannelRecipient } from '../../../src/digest/recipient.ts';
import type { Later, ReconcileResult, Rejection, Sender, SendResult } from '../../../src/digest/sender.ts';
import { NOTHING_CONSIDERED, planned, subscription } from '../../support/digest.ts';
import { createMemoryLedger } from '../../support/memory-ledger.ts';
import { silent } from '../../support/stores.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';

const DUE = new Date('2026-11-20T08:00:00Z');
const HOUR = 3_600_000;

/** What happens at one call to the outside: how long it takes, whether the process dies there, what it answers. */
interface Event {
  readonly takesMs: number;
  readonly dies: 'never' | 'before' | 'after';
  readonly answer: 'fine' | 'lost' | 'later' | 'forbidden' | 'rejected' | 'unreadable';
}

const event: fc.Arbitrary<Event> = fc.record({
  takesMs: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 300_000 }) },
  ),
  dies: fc.oneof(
    { weight: 8, arbitrary: fc.constant('never' as const) },
    { weight: 1, arbitrary: fc.constantFrom('before' as const, 'after' as const) },
  ),
  answer: fc.oneof(
    { weight: 4, arbitrary: fc.constant('fine' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('lost', 'later', 'forbidden', 'rejected', 'unreadable' as const),
    },
  ),
});

/** A request arrives within this time, or not at all. */
const LONGEST_REQUEST_MS = 15_000;

class Death extends Error {}

interface Run {
  readonly events: readonly Event[];
  readonly deliveries: number;
  readonly processes: number;
  readonly leaseMs: number;
  readonly isPublished: boolean;
  readonly layout: 'rich' | 'plain';
}

const run: fc.Arbitrary<Run> = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 60 }),
  deliveries: fc.integer({ min: 1, max: 3 }),
  processes: fc.integer({ min: 1, max: 3 }),
  leaseMs: fc.integer({ min: 30_000, max: 240_000 }),
  isPublished: fc.boolean(),
  layout: fc.constantFrom('rich' as const, 'plain' as const),
});

const fine: Event = { takesMs: 0, dies: 'never', answer: 'fine' };
const one: Run = {
  events: [],
  deliveries: 1,
  processes: 2,
  leaseMs: 60_000,
  isPublished: false,
  layout: 'plain',
};

/** Rare turns of events that are tried each time: the calls are compose, begin, slot, send, settle, reconcile. */
const RARE: Run[] = [
  // The request is under way when the lease ends, and a successor looks before it arrives.
  { ...one, events: [fine, fine, { ...fine, takesMs: 59_000 }, { ...fine, takesMs: 15_000 }] },
  // It arrived, the answer was lost, and nobody can look.
  {
    ...one,
    events: [fine, fine, fine, { ...fine, answer: 'lost' }, fine, { ...fine, answer: 'unreadable' }],
  },
  // It arrived, the answer was lost, and the other side is out of order for days.
  {
    ...one,
    events: [
      fine,
      fine,
      fine,
      { ...fine, answer: 'lost' },
      ...Array.from({ length: 300 }, () => ({ ...fine, answer: 'later' as const })),
    ],
  },
];

/** Delivers by processes that die and are held up as the events say, for two days; gives what went over the wire. */
async function live({ events, deliveries, processes, leaseMs, isPublished, layout }: Run) {
  const time = createVirtualTime(DUE);
  const of = subscription({ layout });
  const rows = Array.from({ length: deliveries }, (_, i): Delivery => {
    const { id, ...due } = planned('2026-11-20', { id: `d${i}` });
    return { ...due, id, subscriptionId: of.id, state: 'claimed', attempts: 0, late: false, papers: [] };
  });
  const ledger = createMemoryLedger(of, rows);
  const stands: string[] = [];
  const faults: string[] = [];
  let next = 0;
  let sendsUnderWay = 0;

  /** The rest of the outside is quick and healthy once the events are used up. */
  const draw = (): Event => events[next++] ?? { takesMs: 10, dies: 'never', answer: 'fine' };

  async function outside<T>(effect: (event: Event) => T | Promise<T>): Promise<T> {
    const drawn = draw();
    if (drawn.dies === 'before') throw new Death();
    await time.sleep(drawn.takesMs);
    const result = await effect(drawn);
    if (drawn.dies === 'after') throw new Death();
    return result;
  }

  function refusal(answer: Event['answer']): Rejection | Later | undefined {
    if (answer === 'later' || answer === 'forbidden' || answer === 'rejected')
      return { kind: answer, reason: { kind: 'refused', said: 'no' } };
    return undefined;
  }

  function senderOf(holder: string): Sender<ChannelRecipient, undefined> {
    return {
      slot: () => outside(() => undefined),
      async send({ deliveryId }): Promise<SendResult> {
        const row = ledger.rows.find(({ delivery }) => delivery.id === deliveryId);
        if (row?.delivery.state !== 'sending' || row.holder !== holder) faults.push('sent without begin');
        if (row?.leaseUntil === undefined || row.leaseUntil <= time.clock())
          faults.push('sent after the lease');
        sendsUnderWay += 1;
        const drawn = draw();
        if (drawn.dies === 'before') throw new Death();
        await time.sleep(Math.min(drawn.takesMs, LONGEST_REQUEST_MS));
        const no = refusal(drawn.answer);
        if (no === undefined) stands.push(deliveryId);
        await time.sleep(drawn.takesMs);
        if (drawn.dies === 'after') throw new Death();
        if (no !== undefined) return no;
        return drawn.answer === 'lost'
          ? { kind: 'later', reason: { kind: 'unreachable', said: 'the answer was lost' } }
          : { kind: 'sent', messageId: deliveryId, isUnpublished: isPublished };
      },
      reconcile: ({ deliveryId }) =>
        outside(({ answer }): ReconcileResult => {
          if (answer === 'unreadable')
            return { kind: 'unreadable', reason: { kind: 'no-history' }, mayRepeat: false };
          return (
            refusal(answer) ??
            (stands.includes(deliveryId)
              ? { kind: 'found', messageId: deliveryId, isUnpublished: isPublished }
              : { kind: 'absent' })
          );
        }),
      tell: async () => false,
      publish: (_of, messageId) =>
        outside(({ answer }) => {
          if (!stands.includes(messageId)) faults.push('published what does not stand');
          return refusal(answer) ?? { kind: 'published' as const };
        }),
    };
  }

  async function process(name: string): Promise<void> {
    for (let life = 0; ; life += 1) {
      const holder = `${name}.${life}`;
      const deliver = createDelivery({
        ledger: {
          begin: (...asked) => outside(() => ledger.begin(...asked)),
          settle: (...asked) => outside(() => ledger.settle(...asked)),
        },
        outlets: {
          channel: createOutlet({
            compose: () =>
              outside(() => ({
                digest: undefined,
                content: { papers: [], batchDay: undefined, considered: NOTHING_CONSIDERED },
              })),
            sender: senderOf(holder),
          }),
        },
        refusals: {
          refused: async () => {},
          gone: async () => {},
          bounced: async () => {},
          over: async () => {},
        },
        clock: time.clock,
        log: silent,
        holder,
        random: () => 0.5,
        leaseMs,
      });
      try {
        for (;;) {
          const now = time.clock();
          const lease = { holder, now, until: new Date(now.getTime() + leaseMs) };
          for (const claim of await ledger.reclaim(lease, 1)) await deliver(claim);
          await time.sleep(now.getTime() - DUE.getTime() < HOUR ? 60_000 : 15 * 60_000);
        }
      } catch (error) {
        if (!(error instanceof Death)) throw error;
        await time.sleep(45_000);
      }
    }
  }

  for (let i = 0; i < processes; i += 1)
    process(`p${i}`).catch((error: unknown) => faults.push(String(error)));
  await time.run(new Date(DUE.getTime() + 48 * HOUR));
  return { stands, faults, sendsUnderWay, rows: ledger.rows };
}

describe('whatever fails, dies or is held up, a delivery', () => {
  it('is sent at most once, only after it is recorded, never after the lease, and ends settled', async () => {
    let sends = 0;
    await fc.assert(
      fc.asyncProperty(run, async (given) => {
        const { stands, faults, sendsUnderWay, rows } = await live(given);
        sends += sendsUnderWay;
        expect(faults).toEqual([]);
        expect([...new Set(stands)]).toEqual(stands);
        for (const { delivery, leaseUntil } of rows) {
          expect(leaseUntil, `${delivery.id} is ${delivery.state}`).toBeUndefined();
          expect(['sent', 'skipped', 'failed']).toContain(delivery.state);
          if (delivery.state === 'sent') expect(stands).toContain(delivery.id);
        }
      }),
      { numRuns: 300, examples: RARE.map((rare): [Run] => [rare]) },
    );
    expect(sends).toBeGreaterThan(300);
  });

  it('arrives if all is well', async () => {
    const { stands, rows } = await live({ ...one, deliveries: 3, isPublished: true, layout: 'rich' });
    expect(stands.toSorted()).toEqual(['d0', 'd1', 'd2']);
    expect(rows.map(({ delivery }) => delivery.state)).toEqual(['sent', 'sent', 'sent']);
  });
});
