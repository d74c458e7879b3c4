import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { parseDailyPapers } from '../../../src/catalog/sources/hugging-face.ts';
import { plan } from '../../../src/digest/due.ts';
import type { Delivery, DigestContent, PlannedDelivery } from '../../../src/digest/ledger.ts';
import { subscriptionId } from '../../../src/digest/recipient.ts';
import { createDigests } from '../../../src/digest/service/digests.ts';
import { isOfChannel, type Subscription } from '../../../src/digest/subscription.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createTrending } from '../../../src/trending/trending.ts';
import { subscription } from '../../support/digest.ts';
import { paper } from '../../support/papers.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';
import { temporaryStore } from '../../support/stores.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The batches of some weekdays on end, from Monday, 9 November 2026, the first of them small enough for one digest. */
function weekdays(batches: readonly (readonly Paper[])[]): Paper[] {
  const days = Array.from({ length: 40 }, (_, i) => Date.UTC(2026, 10, 9) + i * DAY).filter(
    (day) => ![0, 6].includes(new Date(day).getUTCDay()),
  );
  return batches.flatMap((batch, i) =>
    batch.map((one) => ({ ...one, listedOn: new Date(days[i] ?? 0).toISOString().slice(0, 10) })),
  );
}

/** How the papers come, and when the bot runs. */
interface Weather {
  /** Hours after the batch begins at which each paper's row comes, taken in turn. */
  readonly delays: readonly number[];
  /** Days by which each paper's row is dated wrong, taken in turn. */
  readonly slips: readonly number[];
  /** Times without a run: how many hours after the beginning, and how long. */
  readonly stops: readonly { readonly at: number; readonly hours: number }[];
  /** Hours between two refreshes. */
  readonly every: number;
}

const weather: fc.Arbitrary<Weather> = fc.record({
  delays: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
      { weight: 2, arbitrary: fc.integer({ min: 10, max: 120 }) },
    ),
    { minLength: 1, maxLength: 40 },
  ),
  slips: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, -1), { minLength: 1, maxLength: 30 }),
  stops: fc.array(
    fc.record({ at: fc.integer({ min: 30, max: 400 }), hours: fc.integer({ min: 1, max: 150 }) }),
    {
      maxLength: 3,
    },
  ),
  every: fc.integer({ min: 1, max: 7 }),
});

/** A day so many days after another one. */
function dayAfter(day: string | undefined, days: number): string {
  return new Date(Date.parse(`${day}`) + days * DAY).toISOString().slice(0, 10);
}

/** Runs the bot through it, an hour at a time, until a month after; gives how often each paper was told of by each subscription. */
async function live(
  papers: readonly Paper[],
  { delays, slips, stops, every }: Weather,
  subscriptions: readonly Subscription[],
): Promise<Map<string, number[]>> {
  const { store, remove } = await temporaryStore();
  try {
    const start = Date.UTC(2026, 10, 9, 2);
    const comes = papers.map((one, i) => ({
      one: { ...one, listedOn: dayAfter(one.listedOn, slips[i % slips.length] ?? 0) },
      at: Date.parse(`${one.listedOn}T02:30:00Z`) + (delays[i % delays.length] ?? 0) * HOUR,
    }));
    let now = start;
    let catalog = createCatalog([]);
    const clock = () => new Date(now);
    const trending = createTrending({ ...store, catalog: () => catalog, clock });
    const told = subscriptions.map((of) => ({
      of,
      rows: [] as Delivery[],
      nextAt: start as number | undefined,
    }));
    const recent = async (id: string) =>
      told.flatMap(({ of, rows }) => (of.id === id ? rows.toReversed().slice(0, 40) : []));
    const ledger = { ...store.ledger, recent };
    const digests = createDigests({ ...store, ledger, trending, catalog: () => catalog, clock });

    /** All that is new to a person, and a channel's digest. */
    async function contentFor(of: Subscription, row: Delivery): Promise<DigestContent> {
      if (isOfChannel(of)) return (await digests.compose(of, row, clock())).content;
      const { papers: fresh, content } = await digests.whatsNew(of, row.id);
      return { ...content, papers: fresh.map(({ id }) => ({ id, upvotes: 0 })) };
    }

    for (let hour = 0; hour < 60 * 24; hour += 1) {
      now = start + hour * HOUR;
      if (stops.some(({ at, hours }) => hour >= at && hour < at + hours)) continue;
      const come = hour % every === 0 ? comes.filter(({ at }) => at <= now) : [];
      if (come.length > catalog.size) catalog = createCatalog(come.map(({ one }) => one));
      for (const one of told) {
        const { of, rows } = one;
        if (one.nextAt === undefined || now < one.nextAt) continue;
        const { deliver, skip, nextAt } = plan(of, rows.slice(-40), clock());
        one.nextAt = nextAt?.getTime();
        for (const { reason, ...due } of skip) rows.push({ ...rowOf(of, due), reason });
        if (deliver === undefined) continue;
        const { late: _, ...due } = deliver;
        const { papers: shown, batchDay, considered } = await contentFor(of, rowOf(of, due));
        const isSkipped = shown.length === 0 && of.quietDays === 'skip';
        rows.push({
          ...rowOf(of, due),
          ...(isSkipped ? {} : { state: 'sent', sentAt: clock() }),
          ...(batchDay === undefined ? {} : { batchDay }),
          considered,
          papers: shown,
        });
      }
    }
    const counts = told.map(({ rows }) => rows.flatMap((row) => row.papers.map(({ id }) => id)));
    return new Map(
      papers.map(({ id }) => [id, counts.map((shown) => shown.filter((one) => one === id).length)]),
    );
  } finally {
    await remove();
  }
}

function rowOf(of: Subscription, due: PlannedDelivery): Delivery {
  return { ...due, subscriptionId: of.id, state: 'skipped', attempts: 1, late: false, papers: [] };
}

const all = subscription({ size: 50, timezone: 'Asia/Kolkata', since: new Date('2026-11-09T00:00:00Z') });
/** A second digest of the same channel, at another time, and a person who is told of all that is new. */
const named = { ...all, ...subscription({ name: 'Evening' }), size: 50, since: all.since, time: '21:00' };
const recipient = { kind: 'person', userId: '42' } as const;
const person = { ...all, id: subscriptionId({ recipient }), recipient, quietDays: 'skip' } as const;

async function holds(papers: readonly Paper[], given: Weather, of: readonly Subscription[]): Promise<void> {
  const counts = await live(papers, given, of);
  expect([...counts].filter(([, times]) => times.some((count) => count !== 1))).toEqual([]);
}

/** Rows that are dated wrong may put the papers of three batches on one day, which has places for them all. */
const batches = fc
  .array(fc.integer({ min: 0, max: 16 }), { minLength: 1, maxLength: 10 })
  .map((sizes) =>
    sizes.map((size, day) =>
      Array.from({ length: size }, (_, i) => paper(`${day}.${i}`, { upvotes: (i * 37) % 90 })),
    ),
  );

describe('a channel with two digests of 50 papers a day, and a person who gets all', () => {
  it('get each paper exactly once per subscription, however late papers come and whenever the bot is down', async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        weather,
        fc.constantFrom('daily' as const, 'weekdays' as const),
        (made, given, days) => holds(weekdays(made), given, [{ ...all, days }, named, person]),
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });

  const files = [
    '2024-05-27',
    '2024-06-03',
    '2025-02-18',
    '2025-10-02',
    '2026-07-09',
    '2026-08-20',
    '2026-08-21',
  ]
    .map((day) => sharedFile(`data/hf-sample/${day}.json`))
    .filter((file) => file !== undefined);
  it.skipIf(files.length === 0)(
    `does so for real days ${WITHOUT_SHARED}`,
    async () => {
      const days = files.map((file) => parseDailyPapers(readFileSync(file, 'utf8')).papers);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(days, { minLength: 3 }), weather, (some, given) =>
          holds(weekdays(some), given, [all, named, person]),
        ),
        { numRuns: 5, endOnFailure: true },
      );
    },
    120_000,
  );
});
