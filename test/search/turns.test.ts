import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { finish, type Steps } from '../../src/search/steps.ts';
import { createTurns } from '../../src/search/turns.ts';

/** A clock that only work moves, and work of some steps that each take some ms of it. */
function workshop() {
  let now = 0;
  const done: string[] = [];
  function* work(name: string, steps: number, took: number): Steps<string> {
    for (let step = 1; step <= steps; step++) {
      now += took;
      done.push(`${name}${step}`);
      yield;
    }
    return name;
  }
  return { done, work, turns: createTurns(() => now) };
}

describe('work in turns', () => {
  it('that is short is done at once', async () => {
    const { done, work, turns } = workshop();
    const result = turns.run(work('a', 3, 1));
    expect(done).toEqual(['a1', 'a2', 'a3']);
    expect(await result).toBe('a');
  });

  it('lets waiting events run when its slice is used up', async () => {
    const { done, work, turns } = workshop();
    const result = turns.run(work('a', 4, 3));
    const event = setImmediate().then(() => done.push('event'));
    expect(done).toEqual(['a1', 'a2']);
    await Promise.all([result, event]);
    expect(done).toEqual(['a1', 'a2', 'a3', 'a4', 'event']);
  });

  it('shares one slice among all that come in the same turn, first come, first done', async () => {
    const { done, work, turns } = workshop();
    const results = ['a', 'b', 'c'].map((name) => turns.run(work(name, 2, 4)));
    expect(done).toEqual(['a1', 'a2']);
    await setImmediate();
    expect(done).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
  });

  it('has a new slice in the next turn', async () => {
    const { done, work, turns } = workshop();
    await turns.run(work('a', 1, 4));
    await setImmediate();
    turns.run(work('b', 2, 3));
    expect(done).toEqual(['a1', 'b1', 'b2']);
  });

  it('that fails rejects alone: what waits behind it is done', async () => {
    const { work, turns } = workshop();
    function* failing(): Steps<string> {
      yield;
      throw new Error('no such index');
    }
    const failed = turns.run(failing());
    const next = turns.run(work('b', 2, 4));
    await expect(failed).rejects.toThrow('no such index');
    expect(await next).toBe('b');
  });
});

it('work in steps can be done to its end at once', () => {
  const { done, work } = workshop();
  expect(finish(work('a', 3, 100))).toBe('a');
  expect(done).toEqual(['a1', 'a2', 'a3']);
});
