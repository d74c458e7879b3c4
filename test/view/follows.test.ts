import { expect, it } from 'vitest';
import type { Follow } from '../../src/follow/follow.ts';
import { unfollowed } from '../../src/view/follows.ts';
import { drawn } from '../support/drawn.ts';

const removed: Follow = { id: 'f', personId: 'ada', kind: 'words', value: 'kites', since: new Date(0) };

it.each([
  [3, 'You still follow 3.'],
  [0, "You don't follow anything now, so you won't get any more messages."],
])('whoever unfollows something hears what is left: %i', (left, rest) => {
  expect(drawn(unfollowed(removed, left))[0]).toBe(`Unfollowed “kites”. ${rest}`);
});
