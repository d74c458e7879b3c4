import { describe, expect, it } from 'vitest';
import { reasonOfDelivery } from '../../src/store/migrations/sentences.ts';
import { toDeliveryReason } from '../../src/store/rows/reason.ts';
import { sayDelivery, sayNote, sayOff } from '../../src/view/digest-reasons.ts';
import { ownerNews } from '../../src/view/owner-news.ts';

/** Sentences as stored before there were codes, and what they read today. */
const KEPT = [
  [
    'I was not running at that time, and came back more than six hours later.',
    'I was offline then, and came back more than six hours later.',
  ],
  ['It could not be delivered within six hours.', "I couldn't deliver it within six hours."],
  [
    'It could not be delivered within six hours. The last reason: Discord has trouble (503).',
    "I couldn't deliver it within six hours. Last reason: Discord is having problems (503).",
  ],
  [
    'It could not be delivered within six hours. The last reason: I lack a permission in the channel.',
    "I couldn't deliver it within six hours. Last reason: I'm missing a permission in the channel.",
  ],
  [
    'The digest was paused or switched off before it went out.',
    'The digest was paused or disabled before it went out.',
  ],
  ['The digest was removed before it went out.', 'The digest was removed before it went out.'],
  [
    'Quiet day: No new batch since the one of Friday, 20 November 2026.',
    'Quiet day: No new papers since 20 November 2026.',
  ],
  [
    "Quiet day: No new batch since the one of Friday, 20 November 2026. Today's batch has not begun yet.",
    "Quiet day: No new papers since 20 November 2026. Today's batch hasn't started yet.",
  ],
  [
    "Quiet day: No new batch since the one of Friday, 20 November 2026. Today's batch could not be read yet.",
    "Quiet day: No new papers since 20 November 2026. I couldn't read today's batch yet.",
  ],
  [
    "Quiet day: No new batch since the one of Friday, 20 November 2026. Today's batch is still coming in (3 so far).",
    "Quiet day: No new papers since 20 November 2026. Today's batch is still coming in (3 so far).",
  ],
  [
    'Quiet day: One paper is new, but it does not fit the words or the category chosen for this channel.',
    "Quiet day: One new paper, but it doesn't match this channel's filters.",
  ],
  [
    'Quiet day: 12 papers are new, but none fits the words or the category chosen for this channel.',
    "Quiet day: 12 new papers, but none match this channel's filters.",
  ],
  [
    'Quiet day: Every paper I could show was shown here within the last 14 days.',
    'Quiet day: Everything I could show was already shown here in the last 14 days.',
  ],
  ['Quiet day: The catalog holds no papers yet.', 'Quiet day: The catalog is empty.'],
  [
    'I could not find out whether it arrived. Discord could not be reached (socket hang up).',
    "I couldn't find out whether it arrived. I couldn't reach Discord (socket hang up).",
  ],
  [
    'It stands in the channel but was not published to followers: I have no access to the channel.',
    "It's in the channel but wasn't published to followers. I don't have access to the channel.",
  ],
  [
    'Sent in the plain layout. Discord rejects the message: Invalid Form Body\ncomponents[BASE_TYPE_MAX_LENGTH]',
    'Sent in the plain layout. Discord rejected the message: Invalid Form Body\ncomponents[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'Sent in the plain layout. I could not write the message (Invalid time value), which is my own fault.',
    "Sent in the plain layout. I couldn't build the message (Invalid time value). That's a bug on my side.",
  ],
  ['Discord asks me to wait.', 'Discord asked me to slow down.'],
  ['Discord refused too many of my requests.', 'Discord refused too many of my requests.'],
  ['Something went wrong on my side (x is undefined).', 'Something went wrong on my side (x is undefined).'],
  ['Discord does not accept my token.', "Discord doesn't accept my token."],
  ['The channel does not exist any more.', 'The channel no longer exists.'],
  ['Discord refuses: Tag required.', 'Discord refused: Tag required.'],
] as const;

describe('a delivery’s reason', () => {
  it.each(KEPT)('is a code even if a sentence was stored: %s', (kept, said) => {
    const code = reasonOfDelivery(kept);
    expect(code.kind).not.toBe('said');
    expect(sayDelivery(toDeliveryReason(JSON.stringify(code)))).toBe(said);
  });

  it('stays the original sentence if there is no code for it', () => {
    const kept = ['Quiet day: There is no batch at weekends, who knows.', 'Nobody knows.', ''];
    for (const sentence of kept) {
      expect(sayDelivery(toDeliveryReason(JSON.stringify(reasonOfDelivery(sentence))))).toBe(sentence);
    }
  });

  it('in an unreadable row is shown verbatim, and stops nothing', () => {
    expect(sayDelivery(toDeliveryReason('{"kind":"of a later version"}'))).toBe(
      '{"kind":"of a later version"}',
    );
    expect(sayDelivery(toDeliveryReason('no JSON'))).toBe('no JSON');
  });

  it('says why nobody could check whether it arrived', () => {
    const said =
      'I was interrupted while sending and cannot look whether it arrived (I lack Read Message History), so I did not send it again.';
    expect(sayDelivery(toDeliveryReason(JSON.stringify(reasonOfDelivery(said))))).toBe(
      "I was interrupted while sending and can't check whether it arrived, so I didn't send it again. I'm missing the Read Message History permission there.",
    );
  });

  it.each([
    [
      { kind: 'weekend', nextDay: '2026-11-23' },
      'Nothing is listed on weekends. The next batch comes on Monday.',
    ],
    [
      { kind: 'empty', nextDay: '2026-11-23' },
      'Nothing has been listed today, perhaps because of a holiday. The next batch comes on Monday.',
    ],
  ] as const)('of a quiet day says what is known of the batch: %o', (news, sentence) => {
    const why = { kind: 'no-new-batch', since: '2026-11-20', news } as const;
    expect(sayDelivery({ kind: 'quiet', why })).toBe(
      `Quiet day: No new papers since 20 November 2026. ${sentence}`,
    );
  });
});

it('a digest says that its batch is old', () => {
  expect(sayNote({ kind: 'no-categories', papers: 1200, failed: true })).toBe(
    "arXiv didn't answer, so 1,200 new papers have no category. Any that fit will be in a later digest.",
  );
  expect(sayNote({ kind: 'no-categories', papers: 1, failed: false })).toBe(
    'So far, one new paper has no category. Any that fit will be in a later digest.',
  );
  expect(sayNote({ kind: 'old-batch', batch: '2026-11-20' })).toBe(
    'Latest papers are from 20 November 2026.',
  );
});

describe('the person who set up a digest', () => {
  const why = { kind: 'no-permission' } as const;

  it('is told what is missing and what follows from it, with nothing read as markup', () => {
    expect(ownerNews({ kind: 'turned-down', days: 3, why }, '300')).toBe(
      "I couldn't post the digest in <#300>. I'm missing a permission in the channel.\nI'll keep trying for three days. `/setup check` shows what's missing.",
    );
    const hostile = { kind: 'refused', said: '@everyone [x](https://a.b)' } as const;
    expect(ownerNews({ kind: 'turned-down', days: 3, why: hostile }, '300')).not.toMatch(/@everyone|\[x\]\(/);
  });

  it('is told that it is disabled, and how to resume it', () => {
    const reason = { kind: 'turned-down', days: 3, why } as const;
    expect(ownerNews({ kind: 'switched-off', reason }, '300')).toBe(
      "I disabled the digest in <#300>. Discord refused it for three days. I'm missing a permission in the channel.\nOnce that's fixed, use `/digest resume` to restart it.",
    );
    expect(sayOff({ kind: 'gone', why: { kind: 'gone' } })).toBe('The channel no longer exists.');
  });
});
