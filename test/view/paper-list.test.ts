import { describe, expect, it } from 'vitest';
import { turnSearch } from '../../src/view/component-ids.ts';
import { openSelect, SAVE_OPTION } from '../../src/view/open-select.ts';
import { listState, paperList } from '../../src/view/paper-list.ts';
import { drawn } from '../support/drawn.ts';
import { fullPaper, paper } from '../support/papers.ts';

const pages = (page: number, total: number, state = 'a:b') => ({ page, total, turn: turnSearch, state });
const five = Array.from({ length: 5 }, (_, i) => ({ paper: paper(`2401.0000${i}`) }));

describe('a list of papers', () => {
  it('numbers its entries across pages, and has a select and buttons to turn them', () => {
    const entries = [
      { paper: fullPaper, featured: true, why: 'new' },
      { paper: paper('acl:y', { authors: [] }), featured: false },
    ];
    const list = paperList({ heading: '### Some', notes: ['-# note'], entries, pages: pages(1, 12) });
    expect(drawn(list)).toEqual([
      '▌3f6fd9',
      '### Some',
      '-# note',
      '📌 **6. [Kites \\*and\\* letters](https://arxiv.org/abs/2401.00001)**',
      '-# new · Ada North, Bo West, Cy East +5 · 2 January 2024 · cs.CL · ▲ 37 · 💬 4 · ★ 1.2k',
      'Kites meet letters.',
      '**7. Title of acl:y**',
      '▾ Open a paper (only you will see it) (paper:open:0:a%3Ab)',
      '· 6. Kites *and* letters = 2401.00001 (2 January 2024 · Ada North, Bo West +6)',
      '· 7. Title of acl:y = acl:y',
      '· Save papers… = +save (Save some of these to your library)',
      '[◀ Previous](search:page:0:1:) [Page 2 of 3](search:page:1:2:) off [Next ▶](search:page:2:3:)',
    ]);
    expect(listState(turnSearch, list)).toBe('a:b');
  });

  it('stops at its first and last page', () => {
    const buttons = (page: number, total: number) =>
      drawn(paperList({ heading: 'x', entries: five, pages: pages(page, total) })).at(-1);
    expect(buttons(0, 6)).toMatch(/^\[◀ Previous\]\(.*\) off \[Page 1 of 2\]\(.*\) off \[Next ▶\]\([^)]*\)$/);
    expect(buttons(1, 10)).toMatch(
      /^\[◀ Previous\]\([^)]*\) \[Page 2 of 2\]\(.*\) off \[Next ▶\]\(.*\) off$/,
    );
  });

  it('has no buttons if one page shows everything', () => {
    expect(drawn(paperList({ heading: 'x', entries: five, pages: pages(0, 5) })).join()).not.toContain(
      'Page',
    );
    expect(drawn(paperList({ heading: 'x', entries: five })).join()).not.toContain('Page');
  });

  it('says so if the query is too long for paging, and continues as far as it can', () => {
    const last = (length: number) => {
      const list = paperList({ heading: 'x', entries: five, pages: pages(0, 6, 'a'.repeat(length)) });
      return { line: drawn(list).at(-1), state: listState(turnSearch, list) };
    };
    expect(last(4 * 76).line).toContain('Page 1 of 2');
    expect(last(4 * 76).state).toHaveLength(4 * 76);
    expect(last(4 * 76 + 1).line).toBe('-# That search is too long for more pages. Shorten it to see more.');
  });

  it('offers nothing to choose if it is empty, and each paper once', () => {
    expect(drawn(paperList({ heading: '### None', entries: [] }))).toEqual(['▌3f6fd9', '### None']);
    const twice = drawn(paperList({ heading: 'x', entries: [...five, { paper: paper('2401.00000') }] }));
    expect(twice.filter((line) => /^· \d/.test(line))).toHaveLength(5);
  });

  it('shows each paper’s text if it fits, cutting long ones', () => {
    const entries = five.map((entry) => ({ paper: { ...entry.paper, abstract: 'word '.repeat(90) } }));
    const said = drawn(paperList({ heading: 'x', entries })).filter((line) => line.startsWith('word'));
    expect(said).toHaveLength(5);
    expect(said[0]).toMatch(/^(word )+word…$/);
    expect(said[0]?.length).toBeGreaterThan(140);
    expect(said[0]?.length).toBeLessThanOrEqual(150);
    const crowded = drawn(paperList({ heading: 'x'.repeat(3600), entries }));
    expect(crowded.filter((line) => line.startsWith('word'))).toEqual([]);
  });

  it('offers to save its papers below them, unless they fill the select', () => {
    const offers = (n: number) =>
      openSelect(Array.from({ length: n }, (_, i) => paper(`p${i}`))).options.map(({ value }) => value);
    expect(offers(24).at(-1)).toBe(SAVE_OPTION);
    expect(offers(25)).toHaveLength(25);
    expect(offers(25)).not.toContain(SAVE_OPTION);
  });
});
