import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/search/query/notice.ts';
import { searchNotes } from '../../src/view/search-notes.ts';
import { noticeSentence } from '../../src/view/search-notices.ts';

const SENTENCES: readonly (readonly [Notice, string])[] = [
  [{ kind: 'no-such-paper', id: '2401.00001' }, 'The catalog has no paper 2401.00001.'],
  [{ kind: 'unknown-links', links: 1 }, 'That link names no paper I know.'],
  [{ kind: 'unknown-links', links: 2 }, 'Those links name no paper I know.'],
  [
    { kind: 'unread-date', option: 'after', given: 'soon' },
    '"soon" is no date for after: write 2024, 2024-06 or 2024-06-30.',
  ],
  [
    { kind: 'unread-date', option: 'before', given: 'x'.repeat(41) },
    `"${'x'.repeat(40)}…" is no date for before: write 2024, 2024-06 or 2024-06-30.`,
  ],
  [
    { kind: 'unknown-condition', key: 'since' },
    'I know no condition "since:", so its words were searched; there are author:, cat:, after: and before:.',
  ],
  [{ kind: 'empty-condition', key: 'author' }, 'Nothing follows "author:", so it was left out.'],
  [
    { kind: 'too-many-conditions', most: 20 },
    'A search has 20 conditions at most; the others were left out.',
  ],
  [{ kind: 'open-quote' }, 'A quote is not closed, so its words were searched one by one.'],
  [{ kind: 'too-long', most: 4_000 }, 'The query is longer than 4,000 characters; the rest was left out.'],
  [{ kind: 'also-searched-for', words: 'translation owls' }, 'Also searched for "translation owls".'],
  [{ kind: 'no-words' }, 'There is no word to search for in this; these are the newest papers.'],
  [{ kind: 'no-votes' }, 'None of these has votes: the newest come first.'],
  [{ kind: 'leaves-nothing', conditions: ['cat:nothing'] }, 'cat:nothing leaves nothing. Try it without.'],
  [
    { kind: 'leaves-nothing', conditions: ['-dna', 'author:lewis'] },
    'Together these leave nothing: -dna author:lewis. Try it without one of them.',
  ],
];

describe('a notice of a search', () => {
  it.each(SENTENCES)('%o has its sentence', (notice, sentence) => {
    expect(noticeSentence(notice)).toBe(sentence);
  });

  it('is shown after the corrections, behind what the command cut, escaped, and three of them at most', () => {
    const notices: Notice[] = [
      { kind: 'empty-condition', key: '**cat**' },
      { kind: 'open-quote' },
      { kind: 'no-votes' },
    ];
    expect(searchNotes({ corrections: [{ from: 'owl_s', to: 'owls' }], notices }, 160)).toEqual([
      '-# Showing results for **owls** instead of “owl\\_s”',
      '-# That was long; I searched for its first 160 characters.',
      '-# Nothing follows "\\*\\*cat\\*\\*:", so it was left out.',
      '-# A quote is not closed, so its words were searched one by one.',
    ]);
  });
});
