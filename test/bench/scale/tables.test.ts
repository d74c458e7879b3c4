import { expect, it } from 'vitest';
import { goalTable } from './tables.ts';

const bot = (p50: number) => ({ kinds: { questions: { p50, p99: 20, asked: 1, answered: 1, held: 30 } } });

it('puts a figure that misses its goal in bold, and a dash if there is none', () => {
  const { rows } = goalTable([
    { papers: 100_000, bot: bot(3), peers: {} },
    { papers: 3_000_000, bot: { ...bot(16), failed: 'out of memory' }, peers: {} },
  ]);
  expect(rows[0]).toEqual(['questions p50, ms', '3 (4)', '**16** (15)']);
  expect(rows.find(([name]) => name === 'longest hold of the loop, ms')).toEqual([
    'longest hold of the loop, ms',
    '**30** (25)',
    '**30** (25)',
  ]);
  expect(rows.find(([name]) => name === 'restart from disk, s')?.slice(1)).toEqual(['– (1)', '– (10)']);
  expect(rows.at(-1)?.at(-1)).toContain('5.33×');
});

it('says why a run broke off', () => {
  const { notes } = goalTable([{ papers: 100_000, bot: { failed: 'out of memory' }, peers: {} }]);
  expect(notes).toEqual(['100,000 papers: out of memory.']);
});
