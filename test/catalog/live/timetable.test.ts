import { describe, expect, it, onTestFinished } from 'vitest';
import type { LiveRefresh } from '../../../src/catalog/live/live-refresh.ts';
import { createTimetable } from '../../../src/catalog/live/timetable.ts';
import { createSchedule } from '../../../src/schedule.ts';
import { silent } from '../../support/stores.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const TAKING_OVER = 'taking over the refresh';

/** A timetable among several processes, with a refresh that only counts. */
function start(given: { dueAt?: Date; isInterrupted?: boolean }) {
  const schedule = createSchedule(silent);
  onTestFinished(() => schedule.stop());
  const others = { leads: undefined as AbortSignal | undefined, dueAt: given.dueAt };
  const signals: (AbortSignal | undefined)[] = [];
  const state = { batchCounts: {}, sources: { arxiv: { lastSuccess: NOW.toISOString() } } };
  const refresh: Partial<LiveRefresh> = {
    titles: new Map([['arxiv', 'arXiv']]),
    state: () => state,
    async run(signal) {
      signals.push(signal);
      const isInterrupted = given.isInterrupted === true;
      return { sources: [], added: 0, updated: 0, positions: new Map(), isInterrupted };
    },
  };
  const timetable = createTimetable({
    config: { REFRESH: '0 0 29 2 *', CATALOG: undefined },
    refresh: refresh as LiveRefresh,
    clock: () => NOW,
    turns: {
      lead: async () => others.leads,
      dueAt: async () => others.dueAt,
      async setDueAt(at) {
        others.dueAt = at;
      },
    },
  });
  timetable.keepFresh(schedule);
  return { schedule, others, signals };
}

describe('the timetable of several processes', () => {
  it('makes no requests while another process has the lead', async () => {
    const { schedule, signals } = start({ dueAt: new Date(0) });
    await schedule.now('refresh');
    await schedule.now(TAKING_OVER);
    expect(signals).toEqual([]);
  });

  it('starts at once if the previous lead missed a refresh, and records when the next is due', async () => {
    const { schedule, signals, others } = start({ dueAt: new Date(NOW.getTime() - 1) });
    others.leads = new AbortController().signal;
    await schedule.now(TAKING_OVER);
    await expect.poll(() => signals).toEqual([others.leads]);
    await expect.poll(() => (others.dueAt ?? NOW) > NOW).toBe(true);
    await schedule.now(TAKING_OVER);
    expect(signals, 'once').toHaveLength(1);
  });

  it('waits for the schedule if the last refresh was completed', async () => {
    const { schedule, signals, others } = start({ dueAt: new Date(NOW.getTime() + 60_000) });
    others.leads = new AbortController().signal;
    await schedule.now(TAKING_OVER);
    await new Promise((resolve) => setImmediate(resolve));
    expect(signals).toEqual([]);
  });

  it('leaves an interrupted refresh to the next lead', async () => {
    const due = new Date(NOW.getTime() - 1);
    const { schedule, signals, others } = start({ dueAt: due, isInterrupted: true });
    others.leads = new AbortController().signal;
    await schedule.now('refresh');
    expect([signals.length, others.dueAt]).toEqual([1, due]);
  });
});
