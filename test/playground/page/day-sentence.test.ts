import { expect, it } from 'vitest';
import { daySentence } from '../../../src/playground/page/browser/around/day-sentence.ts';

const channels = [
  { id: '1', name: 'papers', kind: 'text' },
  { id: '2', name: 'Paperboy', kind: 'dm' },
] as const;

it.each([
  [
    { papers: 12, messages: { 1: 2, 2: 1 }, mails: 1 },
    '12 new papers came in. 2 new messages in #papers, 1 new message in @Paperboy, 1 email in the mailbox.',
  ],
  [{ papers: 0, messages: {}, mails: 2 }, 'No new papers came in. 2 emails in the mailbox.'],
  // What others got isn't this person's news.
  [
    { papers: 1, messages: { 9: 4 }, mails: 0 },
    '1 new paper came in. Nothing was due. Follow something with /follow add, or set up a digest with /digest set as a moderator, and let another day come.',
  ],
])('a day that brought %j', (news, sentence) => {
  expect(daySentence(news, channels)).toBe(sentence);
});
