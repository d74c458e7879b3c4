import { expect, it } from 'vitest';
import { growthPlot } from './plot.ts';

const kinds = (p50: number) => ({ questions: { p50, p99: 2 * p50, asked: 1, answered: 1 } });

it('draws a labelled line of medians over the sizes', () => {
  const svg = growthPlot([
    { papers: 1_000, bot: { kinds: kinds(2) }, peers: { 'packed-arrays': { kinds: kinds(1) } } },
    { papers: 30_000, bot: { kinds: kinds(6) }, peers: {} },
  ]);
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('>questions</text>');
  expect(svg).toContain('>questions, every posting read</text>');
  expect(svg.match(/<circle/g)?.length ?? 0).toBeGreaterThanOrEqual(1);
});

it('draws only axes if nothing was measured', () => {
  expect(growthPlot([{ papers: 1_000, bot: {}, peers: {} }])).toContain('<svg');
});
