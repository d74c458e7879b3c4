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

/** What acronyms stand for once papers are added to a tail that has some, read anew and by what was added alone. */
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

it('knows of every acronym, after more papers came, how many papers explain it', () => {
  const papers = fc.array(fc.constantFrom(...EXPLANATIONS), { maxLength: 8 });
  fc.assert(
    fc.property(papers, papers, papers, (before, inTail, more) => {
      const { now, anew } = bothWays(before, inTail, more);
      expect(now).toEqual(anew);
    }),
  );
});

it.each([[['LON']], [['ABC', 'LON']], [['ABC', 'LON', 'RTO', 'VLO']]])(
  'counts those before with those behind, were it the last one: of %j',
  (acronyms) => {
    const papers = acronyms.map((one) => EXPLANATIONS.find((text) => text.includes(one)) ?? '');
    const { now } = bothWays(papers, [], papers.slice(-1));
    expect(now.map(({ acronym, papers: count }) => [acronym, count])).toEqual(
      acronyms.map((one, i) => [one.toLowerCase(), i === acronyms.length - 1 ? 2 : 1]),
    );
  },
);

it('takes none for an acronym that stands for several things, none of which is half of it', () => {
  const { now, anew } = bothWays(
    ['loud owl nets (LON)', 'long old nights (LON)'],
    [],
    ['low open notes (LON)'],
  );
  expect([now, anew]).toEqual([[], []]);
});
