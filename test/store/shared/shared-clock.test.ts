import { expect, inject, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { createSharedClock } from '../../../src/store/shared/shared-clock.ts';
import { openStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import { silent } from '../../support/stores.ts';

const postgres = inject('postgres');
const MINUTE = 60_000;

/** A machine whose clock, timer and database are set by hand; milliseconds. */
function machine() {
  const at = { own: 0, timer: 0, database: 0, isAway: false, answersAfter: 0 };
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const clock = createSharedClock({
    own: () => new Date(at.own),
    monotonic: () => at.timer,
    async ask() {
      if (at.isAway) throw new Error('away');
      at.timer += at.answersAfter;
      at.database += at.answersAfter;
      return new Date(at.database);
    },
    log,
  });
  const pass = (ms: number) => {
    at.own += ms;
    at.timer += ms;
    at.database += ms;
  };
  return { at, lines, clock, pass, now: () => clock.now().getTime() };
}

it.each([10 * MINUTE, -10 * MINUTE])('a clock that is off by %i ms is corrected, and logged', async (off) => {
  const { at, lines, clock, pass, now } = machine();
  at.database = 1_000 * MINUTE;
  at.own = at.database + off;
  await clock.look();
  expect(now()).toBe(at.database);
  pass(5 * MINUTE);
  expect(now()).toBe(at.database);
  await clock.look();
  const side = off > 0 ? 'ahead of' : 'behind';
  expect(lines.filter((line) => line.includes(`600 seconds ${side} PostgreSQL's`))).toHaveLength(1);
});

it('a clock that is set right meanwhile is trusted at once', async () => {
  const { at, lines, clock, pass, now } = machine();
  at.own = at.database - 10 * MINUTE;
  await clock.look();
  pass(1_000);
  at.own = at.database;
  // The later moment, until the database has told.
  expect(now()).toBe(at.database + 10 * MINUTE);
  await clock.look();
  expect(now()).toBe(at.database);
  expect(lines.join()).toContain("agrees with PostgreSQL's again");
});

it('a machine that slept knows that time has passed, with or without the database', async () => {
  const { at, clock, now } = machine();
  await clock.look();
  at.own += 30 * MINUTE;
  at.database += 30 * MINUTE;
  at.isAway = true;
  expect(now()).toBe(at.database);
  await clock.look();
  expect(now()).toBe(at.database);
});

it('a clock is off by five seconds or more, either way, and was set if it jumps by a second', async () => {
  for (const [off, isOff] of [
    [4_999, false],
    [5_000, true],
    [-5_000, true],
  ] as const) {
    const { at, lines, clock } = machine();
    at.own = at.database + off;
    await clock.look();
    expect(lines.length > 0).toBe(isOff);
  }
  const { at, clock, now } = machine();
  await clock.look();
  at.own += 999;
  expect(now()).toBe(0);
  at.own += 1;
  expect(now()).toBe(1_000);
});

it('a slow response is ignored, except the first', async () => {
  const { at, clock, now } = machine();
  at.database = 7 * MINUTE;
  at.answersAfter = 4_000;
  await clock.look();
  expect(now()).toBe(at.database + 2_000);
  at.database += MINUTE;
  await clock.look();
  expect(now()).toBe(7 * MINUTE + 10_000);
});

it.skipIf('missing' in postgres)("PostgreSQL's clock can be asked", async () => {
  const databaseUrl = await createDatabase('url' in postgres ? postgres.url : '');
  const store = await openStore({ databaseUrl, dataDir: '', log: silent });
  onTestFinished(() => store.close());
  expect(Math.abs((await store.askTime()).getTime() - Date.now())).toBeLessThan(10_000);
});
