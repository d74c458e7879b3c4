import { expect, it, vi } from 'vitest';
import { shareIndex } from '../../../src/search/index/shared-memory.ts';
import { openMeaning } from '../../../src/search/live/open-meaning.ts';
import { indexOf, madeUpPapers } from '../meaning/made-up.ts';

const index = shareIndex(indexOf(madeUpPapers(1_050)));
/** An index that crashes the worker when it learns. */
const broken = { ...index, stems: { ...index.stems, starts: new Uint32Array(0) } };
/** Vectors that cannot be carried over. */
const dimensions = -64;
const meaning = {
  dimensions,
  learntFrom: index.documents,
  rowOf: new Uint32Array(10),
  words: new Float32Array(640),
  papers: new Int8Array(640),
};

it.each([
  ['it learns', {}],
  ['it carries vectors over', { earlier: { meaning, stems: index.stems } }],
])('a worker that dies while %s leaves no vectors, and the reason is reported', async (_, earlier) => {
  const problems: string[] = [];
  const learnt = vi.fn();
  const { first, stop } = openMeaning(
    { index: broken, pairs: 512, ...earlier },
    { onLearnt: learnt, onUnwritten: (reason) => problems.push(reason) },
  );
  expect(await first).toBeUndefined();
  await vi.waitFor(() => expect(problems).toEqual([expect.stringMatching(/length/)]), 20_000);
  await stop();
  expect(learnt).not.toHaveBeenCalled();
});

it('a worker that is stopped early leaves no vectors, and reports nothing', async () => {
  const problems: string[] = [];
  const { first, stop } = openMeaning(
    { index },
    { onLearnt: () => {}, onUnwritten: (reason) => problems.push(reason) },
  );
  await stop();
  expect(await first).toBeUndefined();
  expect(problems).toEqual([]);
}, 20_000);
