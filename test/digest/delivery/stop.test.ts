import { expect, it } from 'vitest';
import { createDeliveryWorker } from '../../../src/digest/delivery/worker.ts';
import { NOTHING_CONSIDERED, subscription } from '../../support/digest.ts';
import { onBothDatabases, silent } from '../../support/stores.ts';

const COUNT = 100;
const now = new Date('2026-11-20T08:00:00Z');

onBothDatabases('a process that stops', ({ fresh }) => {
  /** Digests that are due, and workers whose sends wait for `goOn` while the process is called `stopping`. */
  async function start() {
    const { subscriptions, ledger } = await fresh();
    for (let i = 0; i < COUNT; i++) {
      const channelId = String(1000 + i);
      await subscriptions.change(channelId, () => subscription({ channelId, since: now, nextAt: now }));
    }
    const sent: string[] = [];
    let underWay = 0;
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // No time passes, so nobody can have waited for a lease to end.
    const workerOf = (holder: string) =>
      createDeliveryWorker({
        ledger,
        clock: () => now,
        log: silent,
        holder,
        leaseMs: 120_000,
        outlets: {
          channel: () => {
            throw new Error('nothing is sent here');
          },
        },
        async deliver({ delivery }) {
          const lease = { holder, now, until: new Date(now.getTime() + 120_000) };
          if (
            !(await ledger.begin(delivery.id, lease, {
              papers: [],
              batchDay: undefined,
              considered: NOTHING_CONSIDERED,
            }))
          )
            return;
          sent.push(delivery.subscriptionId);
          underWay += 1;
          if (holder === 'stopping') await held;
          await ledger.settle(delivery.id, holder, { state: 'sent', messageId: '1', sentAt: now });
        },
      });
    const stopping = workerOf('stopping');
    const run = stopping.run();
    await expect.poll(() => underWay).toBeGreaterThan(0);
    await stopping.stop();
    return { sent, run, goOn, workerOf };
  }

  it('releases what it has not begun to send to the next process at once, and nothing is sent twice', async () => {
    const { sent, run, goOn, workerOf } = await start();
    // Before what is being sent has come to its end.
    await workerOf('next').run();
    expect(sent).toHaveLength(COUNT);
    goOn();
    await run;
    await workerOf('last').run();
    expect(sent).toHaveLength(COUNT);
    expect(new Set(sent).size).toBe(COUNT);
  });

  it('begins nothing more itself, even if nobody else does', async () => {
    const { sent, run, goOn, workerOf } = await start();
    goOn();
    await run;
    expect(sent.length).toBeLessThan(COUNT);
    await workerOf('next').run();
    expect(sent).toHaveLength(COUNT);
    expect(new Set(sent).size).toBe(COUNT);
  });
});
