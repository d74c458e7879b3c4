import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { finish, type Steps } from '../../src/turns/steps.ts';
import { createTurns } from '../../src/turns/turns.ts';

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

  it.each(['a message', 'a timer'])(
    'lets waiting events run when its slice is used up, begun by %s',
    async (by) => {
      const { done, work, turns } = workshop();
      await (by === 'a timer' ? setTimeout(1) : readFile(import.meta.filename));
      const result = turns.run(work('a', 6, 3));
      expect(done).toEqual(['a1', 'a2']);
      const timer = setTimeout(0).then(() => done.push('timer'));
      // The timer is due as soon as the loop comes round to it.
      for (const begun = performance.now(); performance.now() - begun < 2; );
      await Promise.all([result, timer]);
      expect(done.indexOf('timer')).toBeGreaterThan(done.indexOf('a2'));
      expect(done.indexOf('timer')).toBeLessThan(done.indexOf('a5'));
    },
  );

  it('shares one slice among all that come in the same turn, first come, first done', async () => {
    const { done, work, turns } = workshop();
    const results = ['a', 'b', 'c'].map((name) => turns.run(work(name, 2, 4)));
    expect(done).toEqual(['a1', 'a2']);
    expect(await results[0]).toBe('a');
    expect(done).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
  });

  it('has a new slice in a later turn', async () => {
    const { done, work, turns } = workshop();
    await turns.run(work('a', 1, 4));
    await setTimeout(5);
    turns.run(work('b', 2, 3));
    expect(done).toEqual(['a1', 'b1', 'b2']);
  });

  it('that begins other work does not lose it', async () => {
    const { work, turns } = workshop();
    let inner: Promise<string> | undefined;
    function* outer(): Steps<string> {
      inner = turns.run(work('b', 2, 1));
      yield;
      return 'a';
    }
    expect(await turns.run(outer())).toBe('a');
    expect(await inner).toBe('b');
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
