import { describe, expect, it } from 'vitest';
import type { SendReason } from '../../src/digest/reason.ts';
import type { Shown } from '../../src/featured/cards.ts';
import { isPublicHost } from '../../src/paper/public-host.ts';
import { channelCheck, missingPermissions } from '../../src/view/channel-check.ts';
import { cardShown, isFeatured } from '../../src/view/featured-card.ts';
import { filterWarning } from '../../src/view/filter-reach.ts';
import { sayRejection } from '../../src/view/rejection.ts';
import { whyNotSubmitted } from '../../src/view/submission.ts';
import { paper } from '../support/papers.ts';

describe('the channel check', () => {
  const need = (permission: string, given: boolean, vital: boolean) => ({
    permission,
    purpose: `to ${permission}`,
    given,
    vital,
  });

  it('names every permission, whether it is given, and what to do about a missing one', () => {
    const checked = [
      need('see', true, true),
      need('post', false, true),
      need('look', false, true),
      need('pin', false, false),
    ];
    expect(channelCheck('300', checked, []).split('\n')).toEqual([
      '### <#300>',
      '✅ **see** to see',
      '❌ **post** to post',
      '❌ **look** to look',
      '⚠️ **pin** to pin',
      'Missing: **post**, **look**. Grant this to me or my role under *Edit Channel → Permissions*.',
    ]);
    expect(missingPermissions(checked)).toEqual(['post', 'look']);
  });

  it('says that everything is ready, or what else is in the way', () => {
    const checked = [need('see', true, true), need('pin', false, false)];
    expect(channelCheck('300', checked, []).split('\n').at(-1)).toBe('Everything is ready for a digest.');
    expect(channelCheck('300', checked, ['No tag.']).split('\n').slice(-2)).toEqual([
      '❌ No tag.',
      "I can't post a digest here yet.",
    ]);
  });
});

describe('why Discord rejected a request', () => {
  it.each<[SendReason, string]>([
    [{ kind: 'busy' }, 'Discord asked me to slow down.'],
    [{ kind: 'halted' }, 'Discord refused too many of my requests.'],
    [{ kind: 'outage', status: 503 }, 'Discord is having problems (503).'],
    [{ kind: 'unreachable', said: 'x' }, "I couldn't reach Discord (x)."],
    [{ kind: 'fault', said: 'x' }, 'Something went wrong on my side (x).'],
    [{ kind: 'unwritten', said: 'x' }, "I couldn't build the message (x). That's a bug on my side."],
    [{ kind: 'unauthorised' }, "Discord doesn't accept my token."],
    [{ kind: 'gone' }, 'The channel no longer exists.'],
    [{ kind: 'no-access' }, "I don't have access to the channel."],
    [{ kind: 'no-permission' }, "I'm missing a permission in the channel."],
    [{ kind: 'no-history' }, "I'm missing the Read Message History permission there."],
    [{ kind: 'refused', said: 'x' }, 'Discord refused: x.'],
    [{ kind: 'rejected', said: 'x' }, 'Discord rejected the message: x'],
    [{ kind: 'said', text: 'x' }, 'x'],
  ])('%o has its sentence', (reason, sentence) => {
    expect(sayRejection(reason)).toBe(sentence);
  });
});

describe('a featured paper', () => {
  const until = new Date('2026-12-01T08:00:00Z');
  const featured = { id: 'f', guildId: '200', paperId: 'x', by: '100', at: until, until };

  it('is announced as featured, or still featured', () => {
    expect(isFeatured(paper('x', { title: 'A *b*' }), featured, false)).toBe(
      '📌 **A \\*b\\*** is featured until <t:1796112000:f>',
    );
    expect(isFeatured(paper('x'), featured, true)).toContain('stays featured');
  });

  it.each<[Shown, string]>([
    [{ kind: 'pinned', channelId: '300', isNew: true }, 'Its card is pinned in this channel until then.'],
    [{ kind: 'pinned', channelId: '300', isNew: false }, 'Its card is pinned in <#300>.'],
    [
      { kind: 'pinned', channelId: '300', isNew: false, stale: true },
      "Its card is pinned in <#300>. I couldn't update its text, so `/pin` the paper again later.",
    ],
    [
      { kind: 'not-pinned', channelId: '300', isNew: true, problem: { kind: 'may-not-pin' } },
      "I posted its card but couldn't pin it. I'm missing the **Pin Messages** permission in this channel. Once that's fixed, `/pin` the paper again or pin the message yourself.",
    ],
    [
      { kind: 'not-pinned', channelId: '300', isNew: false, problem: { kind: 'too-many-pins' } },
      "Its card is in <#300>, but not pinned. This channel has reached Discord's limit on pins. Unpin one first. Once that's fixed, `/pin` the paper again or pin the message yourself.",
    ],
    [
      { kind: 'not-posted', problem: { kind: 'not-held' } },
      "I couldn't post its card here. The paper isn't in my catalog anymore.",
    ],
    [
      { kind: 'not-posted', problem: { kind: 'turned-down', said: 'No.' } },
      "I couldn't post its card here. No.",
    ],
    [{ kind: 'vanished' }, 'I posted its card, but someone deleted it before I could pin it.'],
  ])('says what became of its card: %o', (shown, sentence) => {
    expect(cardShown(shown)).toBe(sentence);
  });
});

it.each<[Parameters<typeof whyNotSubmitted>[0], string]>([
  [
    { kind: 'unreadable' },
    "That isn't an arXiv id or a link to a paper on arXiv, Hugging Face or alphaXiv. Try `2005.11401`.",
  ],
  [{ kind: 'several', ids: ['1', '2'] }, "That's 2 papers. Please submit one at a time."],
  [{ kind: 'not-found', id: '2401.0*' }, "arXiv doesn't have a paper with the id **2401.0\\***."],
  [{ kind: 'offline', id: '2401.0*' }, "**2401.0\\*** isn't in my catalog, and fetching is turned off."],
  [
    { kind: 'limit', limit: 'person', again: new Date('2026-12-01T08:00:00.001Z') },
    "You've reached the daily limit for submissions. You can submit again <t:1796112001:R>.",
  ],
  [
    { kind: 'limit', limit: 'server', again: new Date('2026-12-01T08:00:00Z') },
    'This server has reached the daily limit for submissions. You can submit again <t:1796112000:R>.',
  ],
  [
    { kind: 'unavailable', reason: 'arXiv *sleeps*.' },
    "I couldn't fetch the paper. arXiv \\*sleeps\\*. Please try again later.",
  ],
])('a failed submission says why: %o', (outcome, sentence) => {
  expect(whyNotSubmitted(outcome)).toBe(sentence);
});

it('a filter that lets nothing through comes with numbers', () => {
  const reach = { of: 1204, isRecent: true, matched: 0, unmet: { category: 1000, include: 200, exclude: 4 } };
  expect(filterWarning(reach)).toBe(
    '⚠ None of the 1,204 papers from the last 30 days matches these filters: 1,000 outside the category, 200 without the words to include, 4 with a word to exclude.',
  );
  const one = { of: 1, isRecent: false, matched: 0, unmet: { category: 0, include: 1, exclude: 0 } };
  expect(filterWarning(one)).toBe(
    "⚠ My only paper doesn't match these filters: it's without the words to include.",
  );
  expect(filterWarning({ ...reach, matched: 1 })).toBeUndefined();
  expect(filterWarning({ ...reach, of: 0 })).toBeUndefined();
});

it.each([
  ['8.8.8.8', true],
  ['11.0.0.1', true],
  ['0.1.2.3', false],
  ['10.255.0.1', false],
  ['100.64.0.1', false],
  ['100.128.0.1', true],
  ['127.0.0.1', false],
  ['169.254.1.1', false],
  ['172.15.0.1', true],
  ['172.31.0.1', false],
  ['192.168.0.1', false],
  ['192.169.0.1', true],
  ['[2001:db8::1]', true],
  ['[::]', false],
  ['[::1]', false],
  ['[fdff::1]', false],
  ['[fe80::1]', false],
  ['example.org.', true],
  ['printer.local.', false],
  ['a.home.arpa', false],
  ['localhost', false],
])('the host %s is public: %s', (host, isPublic) => {
  expect(isPublicHost(host)).toBe(isPublic);
});
