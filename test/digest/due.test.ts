import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dueAt, nextAfter, plan } from '../../src/digest/due.ts';
import type { Delivery } from '../../src/digest/ledger.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { subscription } from '../support/digest.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const daily = (time: string, timezone: string) => ({ time, timezone, days: 'daily' }) as const;
const iso = (moment: Date | undefined) => moment?.toISOString();

describe('the due time of a local day', () => {
  it('is the wall clock time', () => {
    expect(iso(dueAt(day('2026-07-01'), daily('09:00', 'Europe/Berlin')))).toBe('2026-07-01T07:00:00.000Z');
    expect(iso(dueAt(day('2026-12-01'), daily('09:00', 'Europe/Berlin')))).toBe('2026-12-01T08:00:00.000Z');
    expect(iso(dueAt(day('2026-12-01'), daily('00:15', 'Asia/Kathmandu')))).toBe('2026-11-30T18:30:00.000Z');
  });

  it('moves forward by the gap when clocks go forward', () => {
    expect(iso(dueAt(day('2026-03-29'), daily('02:30', 'Europe/Berlin')))).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is the first occurrence when clocks go back', () => {
    expect(iso(dueAt(day('2026-10-25'), daily('02:30', 'Europe/Berlin')))).toBe('2026-10-25T00:30:00.000Z');
  });

  it('stays within its day if the gap spans midnight', () => {
    const due = dueAt(day('2026-03-28'), daily('23:30', 'America/Nuuk'));
    expect(iso(due)).toBe('2026-03-29T00:30:00.000Z');
  });

  it('keeps a fixed UTC offset all year', () => {
    expect(iso(dueAt(day('2026-07-01'), daily('09:00', '+05:30')))).toBe('2026-07-01T03:30:00.000Z');
    expect(iso(dueAt(day('2026-12-01'), daily('09:00', '-12:00')))).toBe('2026-12-01T21:00:00.000Z');
  });

  it('is undefined on a day the zone skipped', () => {
    expect(dueAt(day('2011-12-30'), daily('09:00', 'Pacific/Apia'))).toBeUndefined();
  });
});

/** Lets a process tick from one moment to another, each due digest sent at once; gives the local days and the moments. */
function live(of: Subscription, from: number, to: number, everyMinutes: number) {
  const rows: Delivery[] = [];
  const sent: { period: string; at: number }[] = [];
  let nextAt: number | undefined = from;
  for (let now = from; now <= to; now += everyMinutes * 60_000) {
    if (nextAt === undefined || now < nextAt) continue;
    const made = plan(of, rows, new Date(now));
    for (const row of [...made.skip, ...(made.deliver === undefined ? [] : [made.deliver])]) {
      rows.push({ ...row, subscriptionId: '', state: 'sent', attempts: 1, late: false, papers: [] });
    }
    if (made.deliver !== undefined) sent.push({ period: made.deliver.period, at: now });
    nextAt = made.nextAt?.getTime();
  }
  return sent;
}

const zones = Intl.supportedValuesOf('timeZone');
const DAY = 86_400_000;

/** The moments around which a zone changes its clocks in ten years. */
function changes(timezone: string): number[] {
  const found: number[] = [];
  let at = Temporal.ZonedDateTime.from(`2022-01-01T00:00[${timezone}]`);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > 2032) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

/** By zone; looking for them takes longer than what is tested with them. */
const changesOf = new Map(zones.map((timezone) => [timezone, changes(timezone)]));

/** The changes of each zone, but only the first where another zone has the very same: many zones go by the clocks of another. */
function differentChanges(): [timezone: string, changes: readonly number[]][] {
  const known = new Set<string>();
  return [...changesOf].map(([timezone, all]) => {
    const offset = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).offset;
    const clocks = all.map((at) => `${at} ${offset(at - 1)} ${offset(at)}`).join();
    const isKnown = known.has(clocks);
    known.add(clocks);
    return [timezone, isKnown ? all.slice(0, 1) : all];
  });
}

describe('a subscription', () => {
  it('has exactly one period per local day in every zone, across ten years of clock changes', () => {
    let checked = 0;
    for (const [timezone, all] of differentChanges()) {
      for (const change of all) {
        const first = Temporal.Instant.fromEpochMilliseconds(change - 2 * DAY)
          .toZonedDateTimeISO(timezone)
          .toPlainDate();
        for (const time of ['00:00', '02:30', '23:30']) {
          const dues: number[] = [];
          for (let ahead = 0; ahead < 4; ahead += 1) {
            const local = first.add({ days: ahead });
            const due = dueAt(local, daily(time, timezone));
            if (due === undefined) {
              const noon = local.toZonedDateTime({ timeZone: timezone, plainTime: '12:00' });
              expect(noon.toPlainDate().equals(local), `${timezone} ${local}`).toBe(false);
              continue;
            }
            const back = Temporal.Instant.fromEpochMilliseconds(due.getTime()).toZonedDateTimeISO(timezone);
            expect(back.toPlainDate().toString(), `${timezone} ${time}`).toBe(local.toString());
            dues.push(due.getTime());
            checked += 1;
          }
          expect([...new Set(dues)].sort((a, b) => a - b)).toEqual(dues);
        }
      }
    }
    expect(checked).toBeGreaterThan(5_000);
  });

  it('is delivered once per local day while a process runs through clock changes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones.filter((zone) => changesOf.get(zone)?.length !== 0)),
        fc.integer({ min: 0, max: 1439 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 45 }),
        (timezone, minute, which, everyMinutes) => {
          const all = changesOf.get(timezone) ?? [];
          const change = all[which % all.length] ?? 0;
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const since = new Date(change - 3 * DAY);
          const sent = live(
            subscription({ time, timezone, since }),
            since.getTime(),
            change + 3 * DAY,
            everyMinutes,
          );
          const periods = sent.map((one) => one.period);
          expect(new Set(periods).size).toBe(periods.length);
          expect(periods.length).toBeGreaterThanOrEqual(5);
          const days = periods.map((period) => Date.parse(period) / DAY);
          expect(days.every((one, i) => i === 0 || one === (days[i - 1] ?? 0) + 1)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never has two digests on one local day, however time and zone are changed', () => {
    const change = fc.record({
      afterHours: fc.integer({ min: 0, max: 60 }),
      timezone: fc.constantFrom(...zones),
      hour: fc.nat(23),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (list) => {
        const rows: Delivery[] = [];
        let now = Date.parse('2026-10-20T00:00:00Z');
        let of = subscription({ since: new Date(now) });
        for (const { afterHours, timezone, hour } of list) {
          const days = new Intl.DateTimeFormat('en-CA', { timeZone: of.timezone });
          const until = now + afterHours * 3_600_000;
          for (; now <= until; now += 3_600_000) {
            const { deliver } = plan(of, rows, new Date(now));
            if (deliver === undefined) continue;
            expect(rows.map((row) => days.format(row.dueAt))).not.toContain(days.format(deliver.dueAt));
            rows.push({ ...deliver, subscriptionId: '', state: 'sent', attempts: 1, papers: [] });
          }
          of = { ...of, timezone, time: `${String(hour).padStart(2, '0')}:00`, since: new Date(now) };
        }
      }),
      { numRuns: 40 },
    );
  });

  it('skips weekends if set to weekdays, and comes on Mondays if weekly', () => {
    const from = Date.parse('2026-11-16T00:00:00Z');
    const days = (kind: 'weekdays' | 'weekly') =>
      live(subscription({ days: kind, since: new Date(from) }), from, from + 14 * DAY, 60).map(
        (one) => one.period,
      );
    expect(days('weekly')).toEqual(['2026-11-16', '2026-11-23']);
    expect(days('weekdays')).toHaveLength(10);
    expect(days('weekdays')).not.toContain('2026-11-21');
    expect(days('weekdays')).not.toContain('2026-11-22');
  });

  it('delivers digests up to six hours late and skips older ones', () => {
    const of = subscription({ since: new Date('2026-11-18T12:00:00Z') });
    const at = (moment: string) => plan(of, [], new Date(moment));
    expect(at('2026-11-20T14:00:00Z')).toMatchObject({
      deliver: { period: '2026-11-20', late: true },
      skip: [{ period: '2026-11-19' }],
    });
    expect(at('2026-11-20T14:00:01Z')).toMatchObject({
      skip: [{ period: '2026-11-19' }, { period: '2026-11-20' }],
    });
    expect(at('2026-11-20T08:15:00Z').deliver?.late).toBe(false);
    expect(at('2026-11-20T08:15:01Z').deliver?.late).toBe(true);
    expect(at('2026-11-20T14:00:01Z')).not.toHaveProperty('deliver');
  });

  it('skips no more than the last two weeks of missed days, each under an id that Discord takes', () => {
    const { skip } = plan(subscription(), [], new Date('2026-11-20T20:00:00Z'));
    expect(skip.map(({ period }) => period)).toEqual(
      Array.from({ length: 15 }, (_, i) => `2026-11-${String(6 + i).padStart(2, '0')}`),
    );
    expect(new Set(skip.map(({ id }) => id)).size).toBe(15);
    for (const { id } of skip) expect(id).toMatch(/^[\w-]{22}$/);
  });

  it('starts nothing while an earlier delivery is open', () => {
    const open: Delivery = {
      id: 'x',
      subscriptionId: '300',
      period: '2026-11-19',
      timezone: 'Europe/Berlin',
      dueAt: new Date('2026-11-19T08:00:00Z'),
      state: 'waiting',
      attempts: 1,
      late: false,
      papers: [],
    };
    const made = plan(subscription(), [open], new Date('2026-11-20T08:00:00Z'));
    expect(made).toEqual({ skip: [], nextAt: new Date('2026-11-20T08:01:00Z') });
  });

  it('knows when it is due next', () => {
    const of = subscription({ days: 'weekdays' });
    expect(iso(nextAfter(of, new Date('2026-11-20T08:00:00Z')))).toBe('2026-11-23T08:00:00.000Z');
    expect(iso(nextAfter(of, new Date('2026-11-20T07:59:59Z')))).toBe('2026-11-20T08:00:00.000Z');
    const from = (since: string) =>
      nextAfter(subscription({ since: new Date(since) }), new Date('2026-11-20'));
    expect(iso(from('2026-12-05'))).toBe('2026-12-05T08:00:00.000Z');
    expect(from('2026-12-06')).toBeUndefined();
  });
});
