import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addExplained,
  createAcronymMiner,
  minedAcronyms,
  mostExplained,
  mostExplainedNow,
} from '../../../src/search/index/mined-acronyms.ts';
import type { PackedStrings } from '../../../src/search/index/strings.ts';

const EXPLANATIONS = [
  'loud owl nets (LON)',
  'long old nights (LON)',
  'very large owls (VLO)',
  'rare tree owls (RTO)',
  'all blue cats (ABC)',
  'all big cars (ABC)',
];
const texts = (explanations: readonly string[]) => explanations.map((text) => `We show ${text} here.`);

function explainedBy(papers: readonly string[]): PackedStrings {
  const miner = createAcronymMiner();
  for (const text of texts(papers)) miner.add(text);
  return miner.finish().explained;
}

/** Acronyms after papers were added to a tail that has some: recomputed, and updated from the added papers alone. */
function bothWays(before: readonly string[], inTail: readonly string[], more: readonly string[]) {
  const [explained, tail, added] = [before, inTail, more].map(explainedBy);
  if (explained === undefined || tail === undefined || added === undefined)
    throw new Error('three are given');
  const earlier = before.length + inTail.length;
  const papers = earlier + more.length;
  const now = mostExplainedNow({
    acronyms: mostExplained(addExplained(explained, tail), earlier),
    before: earlier,
    papers,
    explained,
    tail: addExplained(tail, added),
    added,
  });
  const anew = mostExplained(explainedBy([...before, ...inTail, ...more]), papers);
  return { now: minedAcronyms(now), anew: minedAcronyms(anew) };
}

it('counts the papers that explain each acronym correctly after an update', () => {
  const papers = fc.array(fc.constantFrom(...EXPLANATIONS), { maxLength: 8 });
  fc.assert(
    fc.property(papers, papers, papers, (before, inTail, more) => {
      const { now, anew } = bothWays(before, inTail, more);
      expect(now).toEqual(anew);
    }),
  );
});

it.each([[['LON']], [['ABC', 'LON']], [['ABC', 'LON', 'RTO', 'VLO']]])(
  'adds up the papers before and after an update, for the last acronym too: %j',
  (acronyms) => {
    const papers = acronyms.map((one) => EXPLANATIONS.find((text) => text.includes(one)) ?? '');
    const { now } = bothWays(papers, [], papers.slice(-1));
    expect(now.map(({ acronym, papers: count }) => [acronym, count])).toEqual(
      acronyms.map((one, i) => [one.toLowerCase(), i === acronyms.length - 1 ? 2 : 1]),
    );
  },
);

it('drops an acronym if no long form has half of its explanations', () => {
  const { now, anew } = bothWays(
    ['loud owl nets (LON)', 'long old nights (LON)'],
    [],
    ['low open notes (LON)'],
  );
  expect([now, anew]).toEqual([[], []]);
});
