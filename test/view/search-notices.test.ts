import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/search/query/notice.ts';
import { searchNotes } from '../../src/view/search-notes.ts';
import { noticeSentence } from '../../src/view/search-notices.ts';

const SENTENCES: readonly (readonly [Notice, string])[] = [
  [{ kind: 'no-such-paper', id: '2401.00001' }, "I couldn't find 2401.00001 in my catalog."],
  [{ kind: 'not-cited-so', citation: 'Quill et al. 2019' }, "I don't have Quill et al. 2019."],
  [{ kind: 'unknown-links', links: 1 }, "I couldn't find a paper for that link."],
  [{ kind: 'unknown-links', links: 2 }, "I couldn't find papers for those links."],
  [
    { kind: 'unread-date', option: 'after', given: 'soon' },
    `“soon” isn't a valid date for after. Use 2024, 2024-06 or 2024-06-30.`,
  ],
  [
    { kind: 'unread-date', option: 'before', given: 'x'.repeat(41) },
    `“${'x'.repeat(40)}…” isn't a valid date for before. Use 2024, 2024-06 or 2024-06-30.`,
  ],
  [
    { kind: 'unknown-condition', key: 'since' },
    `“since:” isn't a filter, so I searched for its words. The filters are author:, cat:, after:, before: and sort:.`,
  ],
  [{ kind: 'empty-condition', key: 'author' }, 'Nothing follows “author:”, so I ignored it.'],
  [{ kind: 'too-many-conditions', most: 20 }, 'A search takes up to 20 filters. I ignored the rest.'],
  [{ kind: 'open-quote' }, "There's no closing quotation mark, so I searched for the words one by one."],
  [{ kind: 'too-long', most: 4_000 }, "That's too long, so I used the first 4,000 characters."],
  [
    { kind: 'not-on-that', words: 'tagger' },
    'None of those papers mentions “tagger”, so here are all of them.',
  ],
  [{ kind: 'no-such-title' }, 'No paper here has that title. These are the closest.'],
  [{ kind: 'also-searched-for', words: 'translation owls' }, 'Also searched for “translation owls”.'],
  [
    { kind: 'not-mentioned', words: ['quantum'] },
    'Nothing mentions “quantum”, so I searched for the other words.',
  ],
  [
    { kind: 'not-mentioned', words: ['quantum', 'flubber', 'owl'] },
    'Nothing mentions “quantum”, “flubber” or “owl”, so I searched for the other words.',
  ],
  [{ kind: 'not-known', words: ['devlin'] }, 'No paper mentions “devlin”, and no author has that name.'],
  [
    { kind: 'not-known', words: ['devlin', 'chang'] },
    'No paper mentions “devlin” or “chang”, and no authors have those names.',
  ],
  ...(
    [
      [{ after: '2005', before: '2005' }, 'from 2005'],
      [{ after: '2001', before: '2005' }, 'from 2001–2005'],
      [{ after: '2005' }, 'since 2005'],
      [{ before: '1999' }, 'up to 1999'],
    ] as const
  ).map(([time, said]): readonly [Notice, string] => [
    { kind: 'not-at-that-time', ...time },
    `I found nothing ${said}. Here's what I have from other years.`,
  ]),
  [
    { kind: 'not-at-that-time', after: '2026-11-16', before: '2026-11-22' },
    "I found nothing from 16–22 November 2026. Here's what I have from other dates.",
  ],
  [{ kind: 'in-titles' }, 'Nearly every paper says that, so here are titles with those words.'],
  [{ kind: 'no-words' }, "There's nothing to search for in that, so here are the newest papers."],
  [{ kind: 'no-votes' }, 'None of these have votes yet, so the newest come first.'],
  [{ kind: 'leaves-nothing', conditions: ['cat:nothing'] }, 'Nothing matches cat:nothing. Try removing it.'],
  [
    { kind: 'leaves-nothing', conditions: ['-dna', 'author:lewis'] },
    'Nothing matches all of -dna author:lewis. Try removing one.',
  ],
];

describe('a search notice', () => {
  it.each(SENTENCES)('%o has its sentence', (notice, sentence) => {
    expect(noticeSentence(notice)).toBe(sentence);
  });

  it('enumerates several corrections', () => {
    const corrections = ['kits', 'owlz', 'nets'].map((from) => ({ from, to: from.toUpperCase() }));
    expect(searchNotes({ corrections, notices: [] })).toEqual([
      '-# Showing results for **KITS**, **OWLZ** and **NETS**. You typed “kits”, “owlz” and “nets”.',
    ]);
  });

  it('comes after corrections and what the command cut, escaped, three at most', () => {
    const notices: Notice[] = [
      { kind: 'empty-condition', key: '**cat**' },
      { kind: 'open-quote' },
      { kind: 'no-votes' },
    ];
    expect(searchNotes({ corrections: [{ from: 'owl_s', to: 'owls' }], notices }, 160)).toEqual([
      '-# Showing results for **owls**. You typed “owl\\_s”.',
      "-# That's too long, so I used the first 160 characters.",
      '-# Nothing follows “\\*\\*cat\\*\\*:”, so I ignored it.',
      "-# There's no closing quotation mark, so I searched for the words one by one.",
    ]);
  });
});
