import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/digest/digest.ts';
import { digestPost, digestPreview, forumTitle } from '../../src/view/digest.ts';
import { NOTHING_CONSIDERED } from '../support/digest.ts';
import { drawn } from '../support/drawn.ts';
import { fullPaper, paper } from '../support/papers.ts';

const digest: Digest = {
  period: '2026-11-20',
  weekly: false,
  batchDay: '2026-11-20',
  considered: NOTHING_CONSIDERED,
  notes: [{ kind: 'ranking', notice: { kind: 'no-votes' } }],
  nextAt: new Date('2026-11-21T08:00:00Z'),
  lateSince: new Date('2026-11-20T08:00:00Z'),
  entries: [
    { paper: fullPaper, reasons: [{ kind: 'new' }], featured: { note: 'A *classic*' } },
    { paper: paper('2401.00002'), reasons: [], featured: {} },
    {
      paper: paper('acl:x', { abstract: 'Said.', published: '2020' }),
      reasons: [{ kind: 'new' }],
      risenBy: 3,
    },
  ],
};
const quiet: Digest = {
  period: '2026-11-20',
  weekly: true,
  batchDay: undefined,
  considered: NOTHING_CONSIDERED,
  notes: [],
  entries: [],
  quiet: { kind: 'no-papers' },
};
const select = [
  '▾ Open a paper (only you will see it) (paper:open:digest:marker)',
  '· 1. Kites *and* letters = 2401.00001',
  '· 2. Title of 2401.00002 = 2401.00002',
  '· 3. Title of acl:x = acl:x',
  '· Save papers… = +save (Save some of these to your library)',
];
const rich = [
  '▌3f6fd9',
  '## Papers of the day · Friday, 20 November 2026',
  "-# Late: this was due <t:1795161600:f>, but I was offline or couldn't post.",
  '-# No votes on these yet. Showing the newest papers.',
  '📌 **1. Kites \\*and\\* letters**',
  '-# Featured: A \\*classic\\*',
  '-# new',
  '-# Ada North, Bo West, Cy East +5 · 2 January 2024 · cs.CL · ▲ 37 · 💬 4 · ★ 1.2k',
  'Kites meet letters.',
  '[Read](https://arxiv.org/abs/2401.00001)',
  '📌 **2. Title of 2401.00002**',
  '-# Featured by the moderators',
  '-# Ada Lovelace',
  '[Read](https://arxiv.org/abs/2401.00002)',
  '**3. Title of acl:x**',
  '-# back with +3 votes since it was shown here',
  '-# Ada Lovelace · 2020',
  'Said.',
  '———',
];
const footer = '-# Next digest <t:1795248000:F>';

describe('the rich layout', () => {
  it('shows each paper with its reason and link, then a select', () => {
    const post = digestPost(digest, { layout: 'rich', roleId: '9' }, 'marker');
    expect(drawn(post.components)).toEqual(['<@&9>', ...rich, ...select, footer]);
    expect(post).toMatchObject({ flags: 32768, allowedMentions: { parse: [], roles: ['9'] } });
    expect(post).not.toHaveProperty('content');
  });

  it('says that there is nothing on a quiet day, and pings nobody', () => {
    const post = digestPost(quiet, { layout: 'rich', roleId: '9' }, 'marker');
    expect(drawn(post.components)).toEqual([
      '▌3f6fd9',
      '## Papers of the week · Friday, 20 November 2026',
      'Nothing new for this channel. The catalog is empty.',
      '[Trending this week](trending:open:week:marker)',
    ]);
    expect(post.allowedMentions).toEqual({ parse: [] });
  });

  it.each([10, 11])('has a button beside each of up to ten papers, and linked titles above: %d', (size) => {
    const entries = Array.from({ length: size }, (_, i) => ({
      paper: paper(`x:${i}`, { url: `https://a.example.com/${i}_(1)` }),
      reasons: [],
    }));
    const lines = drawn(digestPost({ ...digest, entries }, { layout: 'rich' }, 'marker').components);
    expect(lines.includes('[Read](https://a.example.com/3_(1))')).toBe(size === 10);
    expect(lines.some((line) => line.includes('](https://a.example.com/3_%281%29)**'))).toBe(size === 11);
  });

  it('leaves out what does not fit for a crowd of papers, but no title', () => {
    const entries = Array.from({ length: 15 }, (_, i) => ({
      paper: paper(`x:${i}`, { title: `No. ${i} `.repeat(60), abstract: 'Said at length. '.repeat(90) }),
      reasons: [{ kind: 'new' as const }],
      featured: { note: 'a note '.repeat(60) },
    }));
    const lines = drawn(digestPost({ ...digest, entries }, { layout: 'rich' }, 'marker').components);
    expect(lines.filter((line) => /^📌 \*\*\d+\. No\. .*…\*\*$/.test(line))).toHaveLength(15);
    expect(lines.filter((line) => /^-# Featured: .*…$/.test(line))).toHaveLength(15);
    expect(lines.join('')).not.toContain('Said');
  });
});

describe('the plain layout', () => {
  it('says the same as text, with the select below', () => {
    const post = digestPost(digest, { layout: 'plain', roleId: '9' }, 'marker');
    expect(post.content?.split('\n')).toEqual([
      '<@&9> **Papers of the day · Friday, 20 November 2026**',
      ...rich.slice(2, 4),
      '1. 📌 **Kites \\*and\\* letters** <https://arxiv.org/abs/2401.00001>',
      '-# A \\*classic\\*',
      '2. 📌 **Title of 2401.00002** <https://arxiv.org/abs/2401.00002>',
      '3. **Title of acl:x**',
      '-# back with +3 votes since it was shown here',
      footer,
    ]);
    expect(drawn(post.components)).toEqual(select);
    expect(post).toMatchObject({ flags: 4, allowedMentions: { parse: [], roles: ['9'] } });
  });

  it('says that there is nothing on a quiet day, and pings nobody', () => {
    const post = digestPost(quiet, { layout: 'plain', roleId: '9' }, 'marker');
    expect(post.content).toBe(
      '**Papers of the week · Friday, 20 November 2026**\nNothing new for this channel. The catalog is empty.',
    );
    expect(post.allowedMentions).toEqual({ parse: [] });
  });

  it('leaves an address of more than 60 characters to the card', () => {
    const lineOf = (length: number) => {
      const url = 'https://a.example.com/'.padEnd(length, 'x');
      const entries = [{ paper: paper('own:1', { url }), reasons: [] }];
      return digestPost({ ...digest, entries }, { layout: 'plain' }, 'm')
        .content?.split('\n')
        .at(-2);
    };
    expect(lineOf(60)).toMatch(/^1\. \*\*Title of own:1\*\* <https:.*>$/);
    expect(lineOf(61)).toBe('1. **Title of own:1**');
  });

  it('cuts titles and leaves out reasons when a crowd of papers does not fit', () => {
    const entries = Array.from({ length: 15 }, (_, i) => ({
      paper: paper(`2401.0000${i % 10}`, { title: `No. ${i} `.repeat(60) }),
      reasons: [{ kind: 'vote-growth' as const, votes: 9, since: { day: '2026-11-19', yesterday: true } }],
    }));
    const lines = digestPost({ ...digest, entries }, { layout: 'plain' }, 'm').content?.split('\n') ?? [];
    const titles = lines.filter((line) => /^\d+\. \*\*No\. .*…\*\* <https/.test(line));
    expect(titles).toHaveLength(15);
    expect(Math.max(...titles.map((line) => line.length))).toBeLessThanOrEqual(Math.floor(1300 / 15));
    expect(lines.join('')).not.toContain('votes since');
  });
});

it('a preview looks the same in either layout, carries no marker and pings nobody', () => {
  const preview = digestPreview(digest, { layout: 'rich' });
  const shown = drawn(preview.components);
  expect(shown).toEqual([...rich, ...select.map((line) => line.replace('marker', 'preview')), footer]);
  const plain = drawn(digestPreview(digest, { layout: 'plain' }).components);
  expect(plain[0]).toBe('**Papers of the day · Friday, 20 November 2026**');
  expect(plain).toContain('▾ Open a paper (only you will see it) (paper:open:digest:preview)');
  expect(preview.allowedMentions).toEqual({ parse: [] });
});

it('a forum post is named after its day', () => {
  expect(forumTitle(digest)).toBe('Papers of the day · Friday, 20 November 2026');
});
