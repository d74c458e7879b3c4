import { describe, expect, it } from 'vitest';
import { createPlaygroundClock, letDayPass } from '../../../src/playground/time/next-day.ts';

describe('the next day', () => {
  it('jumps from one due moment to the next, so that everything is on time', async () => {
    const clock = createPlaygroundClock(() => new Date('2026-08-20T12:00:00Z'));
    const listed: string[] = [];
    const due = [
      '2026-08-20T18:00:00Z',
      '2026-08-21T06:00:00Z',
      '2026-08-21T13:00:00Z',
      '2026-08-22T06:00:00Z',
    ];
    const delivered: string[] = [];
    await letDayPass(clock, {
      list: async (day) => void listed.push(`${day} at ${clock.now().toISOString()}`),
      nextDue: async () => (due[0] === undefined ? undefined : new Date(due[0])),
      async deliver() {
        delivered.push(clock.now().toISOString());
        while (due[0] !== undefined && clock.now() >= new Date(due[0])) due.shift();
      },
    });
    expect(delivered).toEqual([
      '2026-08-20T18:00:01.000Z',
      '2026-08-21T06:00:01.000Z',
      // More than a day later, but belonging to the day whose papers came.
      '2026-08-21T13:00:01.000Z',
      '2026-08-21T13:00:01.000Z',
    ]);
    expect(due).toEqual(['2026-08-22T06:00:00Z']);
    expect(listed).toEqual(['2026-08-21 at 2026-08-21T03:30:00.000Z']);
  });

  it('ends even if something stays due, and the clock never goes back', async () => {
    const clock = createPlaygroundClock(() => new Date('2026-08-21T12:00:00Z'));
    let tries = 0;
    await letDayPass(clock, {
      nextDue: async () => new Date('2026-08-21T11:00:00Z'),
      deliver: async () => void tries++,
      list: async () => {},
    });
    expect(tries).toBe(101);
    expect(clock.now() >= new Date('2026-08-22T12:00:00Z')).toBe(true);
  });
});

describe('the day after a Friday', () => {
  it('is Monday, when papers are listed again', async () => {
    const clock = createPlaygroundClock(() => new Date('2026-08-21T12:00:00Z'));
    const listed: string[] = [];
    await letDayPass(clock, {
      list: async (day) => void listed.push(`${day} at ${clock.now().toISOString()}`),
      nextDue: async () => undefined,
      deliver: async () => {},
    });
    expect(listed).toEqual(['2026-08-24 at 2026-08-24T03:30:00.000Z']);
    expect(clock.now().toISOString()).toBe('2026-08-24T12:00:00.000Z');
  });
});
