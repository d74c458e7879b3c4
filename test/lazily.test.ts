import { expect, it } from 'vitest';
import { lazily, memoized } from '../src/lazily.ts';

it('makes its value once, even if that is undefined', () => {
  let made = 0;
  const value = lazily(() => {
    made++;
    return undefined;
  });
  expect(made).toBe(0);
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(made).toBe(1);
});

it('computes once per key, and drops everything rather than exceed its limit', () => {
  const computed: string[] = [];
  const length = memoized((key) => {
    computed.push(key);
    return key === 'none' ? undefined : key.length;
  }, 2);
  expect([length('a'), length('none'), length('a'), length('none')]).toEqual([1, undefined, 1, undefined]);
  expect(computed).toEqual(['a', 'none']);
  expect(length('ccc')).toBe(3);
  length('ccc');
  length('a');
  expect(computed).toEqual(['a', 'none', 'ccc', 'a']);
  length('ccc');
  expect(computed).toHaveLength(4);
});

it('keeps everything without a limit', () => {
  let computed = 0;
  const value = memoized(() => computed++);
  for (let round = 0; round < 2; round++) for (let key = 0; key < 1000; key++) value(String(key));
  expect(computed).toBe(1000);
});
