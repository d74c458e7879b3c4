import { expect, it } from 'vitest';
import { USUAL_FOLLOW_SETTINGS } from '../../src/follow/settings.ts';
import { timesSet } from '../../src/view/follow-times.ts';

it.each([
  [{ state: 'paused' } as const, 'Your messages come Monday to Friday at 09:00 (UTC).'],
  [
    undefined,
    "Your messages come Monday to Friday at 09:00 (UTC). You don't follow anything yet: `/follow add` starts them.",
  ],
])('says when messages come to somebody heard as %o', (hearing, sentence) => {
  const [first] = timesSet({ settings: USUAL_FOLLOW_SETTINGS, hearing }).split('\n');
  expect(first).toBe(sentence);
});
