import { expect, it } from 'vitest';
import { changed, isSameClock } from '../../../src/digest/service/change.ts';
import { subscription } from '../../support/digest.ts';

const usual = {
  days: 'daily',
  size: 8,
  include: [],
  exclude: [],
  categories: [],
  layout: 'rich',
  quietDays: 'say',
};

it('a new digest needs a time and a zone, and is otherwise as usual', () => {
  expect(changed(undefined, { time: '09:00', timezone: 'UTC' })).toEqual({
    time: '09:00',
    timezone: 'UTC',
    ...usual,
  });
  expect(changed(undefined, { time: '09:00' })).toBeUndefined();
  expect(changed(undefined, { timezone: 'UTC' })).toBeUndefined();
});

it('a change leaves what it does not name, and can take the role away', () => {
  const before = subscription({
    roleId: '7',
    size: 3,
    include: ['kites'],
    quietDays: 'skip',
    layout: 'plain',
  });
  expect(changed(before, { size: 4 })).toEqual({
    ...usual,
    time: '09:00',
    timezone: 'Europe/Berlin',
    size: 4,
    include: ['kites'],
    roleId: '7',
    quietDays: 'skip',
    layout: 'plain',
  });
  expect(changed(before, { roleId: null })).not.toHaveProperty('roleId');
});

it.each([
  [{ size: 3 }, true],
  [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }, false],
  [{ time: '09:01' }, false],
  [{ timezone: 'UTC' }, false],
  [{ days: 'weekly' }, false],
  [{ state: 'paused' }, false],
] as const)('with %j it is due at the same moments: %s', (over, isSame) => {
  expect(isSameClock(subscription(), subscription(over))).toBe(isSame);
  expect(isSameClock(subscription(over), subscription())).toBe(isSame);
});
