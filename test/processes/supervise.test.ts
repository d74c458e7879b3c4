import { describe, expect, it } from 'vitest';
import { supervise, type Watched } from '../../src/processes/supervise.ts';
import { silent } from '../support/stores.ts';

/** A process that the test lets serve and end. */
function fake() {
  const signals: string[] = [];
  let serve = () => {};
  let end: (status: number) => void = () => {};
  const watched: Watched = {
    ready: new Promise((resolve) => {
      serve = resolve;
    }),
    ended: new Promise((resolve) => {
      end = resolve;
    }),
    stop: (signal) => void signals.push(signal),
  };
  return { watched, signals, serve: () => serve(), end: (status: number) => end(status) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

function start(count: number) {
  const started: { place: number; process: ReturnType<typeof fake> }[] = [];
  const pauses: number[] = [];
  let now = 0;
  const supervisor = supervise({
    count,
    log: silent,
    start(place) {
      const process = fake();
      started.push({ place, process });
      return process.watched;
    },
    async sleep(ms) {
      pauses.push(ms);
    },
    now: () => now,
  });
  const last = () => started.at(-1)?.process ?? fake();
  return {
    supervisor,
    started,
    pauses,
    last,
    async dies(servedMs: number) {
      last().serve();
      await settle();
      now += servedMs;
      last().end(1);
      await settle();
    },
  };
}

describe('several processes', () => {
  it('restart when they end, after longer and longer pauses, until they have served for a minute', async () => {
    const { pauses, started, dies } = start(1);
    for (const served of [10, 10, 10, 60_000, 10]) await dies(served);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 1_000, 2_000]);
    expect(started).toHaveLength(6);
  });

  it('wait a minute at most', async () => {
    const { pauses, dies } = start(1);
    for (let time = 0; time < 9; time++) await dies(10);
    expect(pauses.at(-1)).toBe(60_000);
  });

  it('restart with their own index, while the others keep running', async () => {
    const { started } = start(3);
    for (const { process } of started) process.serve();
    await settle();
    started[1]?.process.end(137);
    await settle();
    expect(started.map(({ place }) => place)).toEqual([0, 1, 2, 1]);
    expect(started[0]?.process.signals).toEqual([]);
  });

  it('all end if one cannot start, with a status that says so', async () => {
    const { supervisor, started, pauses } = start(2);
    started[0]?.process.end(1);
    await settle();
    expect(started[1]?.process.signals).toEqual(['SIGTERM']);
    started[1]?.process.end(0);
    expect([await supervisor.done, pauses, started.length]).toEqual([1, [], 2]);
  });

  it('shut down cleanly even if one is still starting and just dies from the signal', async () => {
    const { supervisor, started } = start(2);
    started[0]?.process.serve();
    await settle();
    supervisor.stop();
    started[0]?.process.end(0);
    started[1]?.process.end(143);
    expect(await supervisor.done).toBe(0);
  });

  it('end with the status of one that served and failed to shut down cleanly', async () => {
    const { supervisor, started } = start(2);
    for (const { process } of started) process.serve();
    await settle();
    supervisor.stop();
    started[0]?.process.end(0);
    started[1]?.process.end(3);
    expect(await supervisor.done).toBe(3);
  });

  it('shut down cleanly while one waits to restart', async () => {
    const only = fake();
    let started = 0;
    const supervisor = supervise({
      count: 1,
      log: silent,
      start() {
        started++;
        return only.watched;
      },
      sleep: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      now: () => 0,
    });
    only.serve();
    await settle();
    only.end(1);
    await settle();
    supervisor.stop();
    expect([await supervisor.done, started, only.signals]).toEqual([0, 1, []]);
  });

  it('shut down cleanly when asked, and at once when asked again', async () => {
    const { supervisor, started } = start(2);
    supervisor.stop();
    supervisor.stop();
    expect(started[0]?.process.signals).toEqual(['SIGTERM', 'SIGKILL']);
    for (const { process } of started) process.end(0);
    expect([await supervisor.done, started.length]).toEqual([0, 2]);
  });
});
