import { describe, expect, it } from 'vitest';
import { createJobs, type Job, type Jobs } from '../../../src/search/live/jobs.ts';
import type { Moment } from '../../../src/search/live/moment.ts';
import type { Ask } from '../../../src/search/live/search-protocol.ts';

const find = (query: string): Ask => ({ kind: 'find', request: { query } });
const repaired = (typed: string): Ask => ({ kind: 'repaired', of: 'paper', typed, limit: 5 });
const moment: Moment = {
  number: 1,
  data: () => {
    throw new Error('nothing is to be opened');
  },
  texts: () => [],
};
const told = { done: () => {}, failed: () => {} };

function textOf(job: Job | undefined): string | undefined {
  const ask = job?.ask;
  return ask?.kind === 'find' ? ask.request.query : ask?.kind === 'repaired' ? ask.typed : undefined;
}

/** Everything that waits, in order. */
function all(jobs: Jobs): (string | undefined)[] {
  const taken: (string | undefined)[] = [];
  for (let job = jobs.take(); job !== undefined; job = jobs.take()) taken.push(textOf(job));
  return taken;
}

describe('waiting searches', () => {
  it('are taken in order of arrival, except that suggestions while typing go first', () => {
    const jobs = createJobs(60_000);
    for (const ask of [find('owls'), repaired('hwaks'), find('terns'), repaired('wrnes')])
      jobs.add(moment, ask, told);
    expect(all(jobs)).toEqual(['hwaks', 'wrnes', 'owls', 'terns']);
  });

  it('can be put back once, at the front', () => {
    const jobs = createJobs(60_000);
    jobs.add(moment, find('owls'), told);
    const job = jobs.take();
    jobs.add(moment, find('terns'), told);
    if (job === undefined) throw new Error('nothing was taken');
    expect(jobs.again(job)).toBe(true);
    expect(textOf(jobs.take())).toBe('owls');
    expect(jobs.again(job)).toBe(false);
    expect(all(jobs)).toEqual(['terns']);
  });

  it('fail as late if their turn does not come, and leave the queue', async () => {
    const jobs = createJobs(1);
    const failure = new Promise((resolve) => jobs.add(moment, find('owls'), { ...told, failed: resolve }));
    expect(await failure).toMatchObject({ kind: 'late' });
    expect(jobs.take()).toBeUndefined();
  });

  it('are no longer late once taken', async () => {
    const jobs = createJobs(1);
    const failures: Error[] = [];
    jobs.add(moment, find('owls'), { ...told, failed: (error) => failures.push(error) });
    jobs.take();
    const other = new Promise((resolve) => jobs.add(moment, find('terns'), { ...told, failed: resolve }));
    await other;
    expect(failures).toEqual([]);
  });

  it('all fail when the queue is cleared', () => {
    const jobs = createJobs(60_000);
    const failures: string[] = [];
    for (const ask of [find('owls'), repaired('hwaks')])
      jobs.add(moment, ask, { ...told, failed: ({ message }) => failures.push(message) });
    jobs.clear(new Error('no more'));
    expect(failures).toEqual(['no more', 'no more']);
    expect(jobs.take()).toBeUndefined();
  });
});
