import { expect, it } from 'vitest';
import { createDeliveryWorker } from '../../../src/digest/delivery/worker.ts';
import type { Claim, Ledger } from '../../../src/digest/ledger.ts';
import { planned, subscription } from '../../support/digest.ts';
import { createMemoryLedger } from '../../support/memory-ledger.ts';
import { onBothDatabases, silent } from '../../support/stores.ts';

const now = new Date('2026-11-20T08:00:00Z');

onBothDatabases('a process whose store failed in the middle of a run', ({ fresh }) => {
  /** A worker for three digests that are due. No time passes, so no lease ever ends. */
  async function start(deliver: (claim: Claim, ledger: Ledger) => Promise<void>) {
    const { subscriptions, ledger } = await fresh();
    for (const channelId of ['1', '2', '3']) {
      await subscriptions.change(channelId, () => subscription({ channelId, since: now, nextAt: now }));
    }
    let isCut = false;
    let released = 0;
    const worker = createDeliveryWorker({
      ledger: {
        ...ledger,
        async claimDue(...asked) {
          const claimed = await ledger.claimDue(...asked);
          if (isCut) throw new Error('the answer is lost');
          return claimed;
        },
        release(...asked) {
          released += 1;
          return ledger.release(...asked);
        },
      },
      clock: () => now,
      log: silent,
      holder: 'me',
      leaseMs: 120_000,
      outlets: {
        channel: () => {
          throw new Error('nothing is sent here');
        },
      },
      deliver: (claim) => deliver(claim, ledger),
    });
    return {
      worker,
      released: () => released,
      cut: (is: boolean) => {
        isCut = is;
      },
    };
  }

  it('resumes in the next run what it claimed without hearing back', async () => {
    const delivered: string[] = [];
    const { worker, cut, released } = await start(
      async ({ delivery }) => void delivered.push(delivery.subscriptionId),
    );
    cut(true);
    await expect(worker.run()).rejects.toThrow('the answer is lost');
    expect(delivered).toEqual([]);
    cut(false);
    await worker.run();
    expect(new Set(delivered).size).toBe(3);
    await worker.run();
    expect(released(), 'gives back once, and not each minute from then on').toBe(1);
  });

  it('retries what failed, and leaves what an earlier run is still working on', async () => {
    const begun: string[] = [];
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { worker } = await start(async ({ delivery }) => {
      const { subscriptionId } = delivery;
      begun.push(subscriptionId);
      if (begun.length === 1) throw new Error('the store is away');
      if (begun.length <= 3) await held;
    });
    const first = worker.run();
    await expect.poll(() => begun.length).toBe(3);
    await worker.run();
    expect(begun).toHaveLength(3);
    goOn();
    await first;
    await worker.run();
    expect(begun.slice(3)).toContain(begun[0]);
  });
});

it('a process claims 64 digests at a time and delivers 32 of them at once', async () => {
  const due = Array.from({ length: 200 }, (_, n) => ({
    ...planned('2026-11-20', { id: `delivery-${n}` }),
    subscriptionId: '300',
    state: 'claimed' as const,
    attempts: 0,
    late: false,
    papers: [],
  }));
  const ledger = createMemoryLedger(subscription(), due);
  const claimed = () => ledger.rows.filter(({ holder }) => holder === 'me').length;
  let begun = 0;
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const worker = createDeliveryWorker({
    ledger: {
      ...ledger,
      claimDue: async () => ({ claims: [], looked: 0 }),
      release: async () => {},
      forgetFuture: async () => 0,
    },
    clock: () => now,
    log: silent,
    holder: 'me',
    leaseMs: 120_000,
    outlets: {},
    async deliver() {
      begun += 1;
      await held;
    },
  });
  const run = worker.run();
  await expect.poll(() => begun).toBe(32);
  expect([begun, claimed()]).toEqual([32, 64]);
  await worker.stop();
  goOn();
  await run;
  expect(begun).toBe(32);
});
