import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../src/log.ts';
import { createSchedule } from '../src/schedule.ts';

/** The machine's clock can be set; its timers keep running, as on any machine. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function timetable() {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const schedule = createSchedule(log);
  onTestFinished(() => schedule.stop());
  return { schedule, lines };
}

/** A clock that was set keeps running from there. */
function setClock(moment: string): void {
  const offset = Date.parse(moment) - performance.now();
  vi.setSystemTime(new Date(moment));
  const going = setInterval(() => vi.setSystemTime(Math.floor(performance.now() + offset)), 5);
  onTestFinished(() => clearInterval(going));
  stopped?.();
  stopped = () => clearInterval(going);
}
let stopped: (() => void) | undefined;

describe('the timetable', () => {
  it('runs a job each minute, even after the clock was set back an hour', async () => {
    setClock('2026-11-20T12:00:59.500Z');
    const { schedule } = timetable();
    const runs: string[] = [];
    schedule.add('digests', '* * * * *', async () => void runs.push(new Date().toISOString().slice(0, 16)));
    await expect.poll(() => runs).toEqual(['2026-11-20T12:01']);
    setClock('2026-11-20T11:00:59.500Z');
    await expect.poll(() => runs).toEqual(['2026-11-20T12:01', '2026-11-20T11:01']);
    expect(schedule.next('digests')?.toISOString()).toBe('2026-11-20T11:02:00.000Z');
  });

  it('runs a job once for what it missed when the clock is set forward', async () => {
    setClock('2026-11-20T12:00:10.500Z');
    const { schedule } = timetable();
    let runs = 0;
    schedule.add('refresh', '17 * * * *', async () => void runs++);
    setClock('2026-11-22T09:30:10.500Z');
    await expect.poll(() => runs).toBe(1);
  });

  it('gives up a run that does not end, says so, and continues with the next', async () => {
    const { schedule, lines } = timetable();
    let runs = 0;
    const job = () => (runs++ === 0 ? new Promise<void>(() => {}) : Promise.resolve());
    schedule.add('digests', '* * * * *', job, { giveUpMs: 50 });
    await schedule.now('digests');
    expect(lines.join()).toContain('so it was stopped');
    await schedule.now('digests');
    expect(runs).toBe(2);
  });

  it('makes who asks for a job that is running wait for that run', async () => {
    const { schedule } = timetable();
    let finish = (): void => {};
    let runs = 0;
    schedule.add('digests', '* * * * *', () => {
      runs += 1;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    const order: string[] = [];
    const first = schedule.now('digests').then(() => order.push('ran'));
    const second = schedule.now('digests').then(() => order.push('waited'));
    await new Promise((resolve) => setImmediate(resolve));
    expect([runs, order]).toEqual([1, []]);
    finish();
    await Promise.all([first, second]);
    expect(order).toEqual(['ran', 'waited']);
  });

  it('gives up a run after ten minutes unless its job says otherwise', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const { schedule, lines } = timetable();
    schedule.add('refresh', '17 4 * * *', () => new Promise(() => {}));
    const run = schedule.now('refresh');
    await vi.advanceTimersByTimeAsync(10 * 60_000 - 1);
    expect(lines).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await run;
    expect(lines.join()).toContain(
      'not done within 600 seconds, so it was stopped and the next run takes over',
    );
  });

  it('runs nothing that was not due when it looked away for two minutes or less', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    vi.setSystemTime('2026-11-20T12:00:10.500Z');
    const { schedule } = timetable();
    let runs = 0;
    schedule.add('refresh', '17 * * * *', async () => void runs++);
    vi.setSystemTime('2026-11-20T12:02:09.500Z');
    await vi.advanceTimersByTimeAsync(500);
    expect(runs).toBe(0);
    vi.setSystemTime('2026-11-20T12:04:12.500Z');
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toBe(1);
    vi.setSystemTime('2026-11-20T12:16:59.500Z');
    await vi.advanceTimersByTimeAsync(1000);
    const before = runs;
    for (let second = 0; second < 60; second++) await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toBe(before);
    await schedule.stop();
    vi.setSystemTime('2026-11-20T14:00:00.500Z');
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs).toBe(before);
    expect(schedule.next('refresh')).toBeUndefined();
  });

  it('does not start a run while the previous one is going', async () => {
    const { schedule } = timetable();
    let end = () => {};
    let runs = 0;
    schedule.add('digests', '* * * * *', () => {
      runs += 1;
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    const both = [schedule.now('digests'), schedule.now('digests')];
    end();
    await Promise.all(both);
    expect(runs).toBe(1);
  });

  it('waits for current runs when it stops', async () => {
    const { schedule } = timetable();
    let end = () => {};
    let isOver = false;
    schedule.add(
      'digests',
      '* * * * *',
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    const run = schedule.now('digests');
    const stopped = schedule.stop().then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOver).toBe(false);
    end();
    await Promise.all([run, stopped]);
    expect(isOver).toBe(true);
  });

  it('continues after a failed job', async () => {
    const { schedule, lines } = timetable();
    schedule.add('refresh', '* * * * *', () => Promise.reject(new Error('no network')));
    await schedule.now('refresh');
    expect(lines.join()).toContain('no network');
  });

  it('rejects an invalid expression', () => {
    expect(() => timetable().schedule.add('refresh', 'every day', async () => {})).toThrow(
      `"every day" isn't a valid cron expression.`,
    );
  });
});
