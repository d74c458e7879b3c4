import { expect, it } from 'vitest';
import { daySentence } from '../../../src/playground/page/browser/around/day-sentence.ts';

const channels = [
  { id: '1', name: 'papers', kind: 'text' },
  { id: '3', name: 'reading-list', kind: 'forum' },
  { id: '4', name: 'Papers of the day · Friday', kind: 'post', parent: '3' },
  { id: '5', name: 'Papers of the day · Monday', kind: 'post', parent: '3' },
  { id: '6', name: 'An old post', kind: 'post', parent: '3' },
  { id: '2', name: 'Paperboy', kind: 'dm' },
] as const;

it.each([
  [
    { papers: 12, messages: { 1: 2, 2: 1 }, mails: 1 },
    '12 new papers came in. 2 new messages in #papers, 1 new message in @Paperboy and 1 email in the mailbox.',
  ],
  // One entry for a forum, however many posts and messages.
  [
    { papers: 12, messages: { 4: 1, 5: 3 }, mails: 0 },
    '12 new papers came in. 2 new posts in #reading-list.',
  ],
  // Without a weekend or holiday to blame.
  [
    { papers: 0, messages: {}, mails: 2 },
    'No new papers came in: all those in the catalog have been listed by now. 2 emails in the mailbox.',
  ],
  // What others got isn't this person's news.
  [
    { papers: 1, messages: { 9: 4 }, mails: 0 },
    '1 new paper came in. Nothing was due. Follow something with /follow add, or set up a digest with /digest set as a moderator, and let another day come.',
  ],
])('a day that brought %j', (news, sentence) => {
  expect(daySentence(news, channels)).toBe(sentence);
});
