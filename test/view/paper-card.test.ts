import { expect, it } from 'vitest';
import { paperCard } from '../../src/view/paper-card.ts';
import { drawn } from '../support/drawn.ts';
import { fullPaper, paper } from '../support/papers.ts';

it('a card shows everything known about a paper, and why it is here', () => {
  const featured = { note: 'read *it*', until: new Date('2026-12-01T08:00:00Z') };
  expect(drawn(paperCard(fullPaper, { votes: 2, featured, remark: 'Why it is here' }))).toEqual([
    '▌e8a317',
    '📌 **Featured**: read \\*it\\*',
    '-# until <t:1796112000:f>',
    'Why it is here',
    '### Kites \\*and\\* letters',
    '-# Ada North, Bo West, Cy East, Di South, Ed Low, Flo High +2',
    '-# 2 January 2024 · cs.CL, cs.LG, cs.AI, cs.IR · Kite Lab · 2401.00001',
    '-# ▲ 37 · 💬 4 · ★ 1.2k',
    '![](https://img.example.com/a.png)',
    'Kites meet letters.',
    '-# kites, letters',
    '[arXiv](https://arxiv.org/abs/2401.00001) [Hugging Face](https://huggingface.co/papers/2401.00001) [Code](https://github.com/a/b) [Project](https://kites.example.com/)',
    '[▲ 2](trending:vote:2401.00001) [Similar](similar:open:2401.00001) [Save](library:save:2401.00001) [Cite](paper:cite:2401.00001) [Follow](follow:card:2401.00001)',
  ]);
});

it('a card leaves out what is unknown', () => {
  expect(drawn(paperCard(paper('acl:P19-1', { url: 'https://aclanthology.org/P19-1' })))).toEqual([
    '▌3f6fd9',
    '### Title of acl:P19-1',
    '-# Ada Lovelace',
    '-# acl:P19-1',
    '[Read](https://aclanthology.org/P19-1)',
    '[▲ Upvote](trending:vote:acl%3AP19-1) [Similar](similar:open:acl%3AP19-1) [Save](library:save:acl%3AP19-1) [Cite](paper:cite:acl%3AP19-1) [Follow](follow:card:acl%3AP19-1)',
  ]);
  expect(drawn(paperCard(paper('own:1', { authors: [], comments: 0 }), { votes: 0, featured: {} }))).toEqual([
    '▌e8a317',
    '📌 **Featured**',
    '### Title of own:1',
    '-# own:1',
    '[▲ Upvote](trending:vote:own%3A1) [Similar](similar:open:own%3A1) [Save](library:save:own%3A1) [Cite](paper:cite:own%3A1)',
  ]);
});

it('a card says who submitted a paper, and that it was withdrawn', () => {
  const withdrawn = paper('2401.00002', { extra: { withdrawnAt: '2024-02-03', submittedBy: 'Ada' } });
  expect(drawn(paperCard(withdrawn))).toContain(
    '-# ⚠️ withdrawn 3 February 2024 · submitted by Ada · 2401.00002',
  );
});

it('a card cuts a long abstract between words, and keeps its keywords', () => {
  const long = paper('2401.00002', { abstract: 'word '.repeat(900), keywords: Array(12).fill('key') });
  const lines = drawn(paperCard(long));
  const prose = lines.find((line) => line.startsWith('word')) ?? '';
  expect(prose).toMatch(/^(word )+word…$/);
  expect(prose.length).toBeGreaterThan(1480);
  expect(prose.length).toBeLessThanOrEqual(1500);
  expect(lines).toContain(`-# ${Array(8).fill('key').join(', ')}`);
});
