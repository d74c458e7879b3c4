import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { isInLine } from '../../../src/search/answer/denial.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

function paper(id: string, title: string, abstract?: string, published = '2020-01-01'): Paper {
  return { id, title, authors: [], published, ...(abstract !== undefined && { abstract }) };
}

/** Papers on other subjects, so that the questions' words are rare. */
const OTHERS = Array.from({ length: 40 }, (_, i) =>
  paper(
    `x:${i}`,
    `Rivers and maps ${i}`,
    `Maps of river ${i} are drawn from images. We find that they are true.`,
  ),
);

const papers = [
  paper('p:maker', 'KnitGraph: Graphs for Looms', undefined, '2014-01-01'),
  paper(
    'p:user',
    'Faster looms',
    'We use KnitGraph embeddings for looms. KnitGraph is widely used for looms.',
  ),
  paper(
    'p:not',
    'TULIP is Not Suitable for the Evaluation of Weaving',
    'TULIP is widely considered to be a good metric for the evaluation of weaving. We show that TULIP has no correlation with weavers on the evaluation of weaving.',
  ),
  paper(
    'p:size',
    'WoolBank: A Corpus of Yarns',
    'Yarn is old. WoolBank has 12,345 yarns in 3 colours. We used 2 machines.',
  ),
  paper('p:def', 'Darning by rules', 'Darning is the task of mending holes in cloth. We darn by rules.'),
  paper(
    'p:darn',
    'Darning is an important task',
    'Darning is an important task. We propose a new darning loom.',
  ),
  paper('p:plus', 'SEWER+: Better Seams', 'We present SEWER+, which sews better seams.', '2009-01-01'),
  paper('p:small', 'SeLVA: Edges of Cloth', 'We introduce SeLVA, which weaves edges.', '2010-01-01'),
  paper('p:large', 'SELVA: Cloth in Shops', 'We introduce SELVA, which sells cloth.', '2018-01-01'),
  paper('p:felt', 'FELTR: Felting by Robots', 'We propose FELTR, a robot for felting wool.'),
  paper(
    'p:felt-parser',
    'Parsing patterns',
    'We propose a FELTR parser and use it for hats. We improve FELTR hats by much.',
  ),
  paper(
    'p:coin',
    'Old Ribbons in Drawers',
    'Ribbons fade. We also release a new collection (RibbonBox) of drawers.',
    '2011-01-01',
  ),
  paper('p:coin-user', 'Ribbons Again', 'We propose to sort ribbons with RibbonBox.', '2015-01-01'),
  paper('p:uses', 'Buttons on Coats', 'We present our buttons with BraidKit.', '2012-01-01'),
  paper(
    'p:asks',
    'Old Needles for Thick Felt: Do We Really Need Them?',
    'Thin pins suffice for most of it. Felt is thick.',
  ),
  ...Array.from({ length: 4 }, (_, i) =>
    paper(
      `p:needles-${i}`,
      `Needles ${i} in Felt`,
      'Do needles in felt matter? Old needles in felt are sharp, and felt by needles is felt.',
    ),
  ),
  paper(
    'p:twill',
    'TwillBox: Wool in Boxes',
    'We present TwillBox. We show that TwillBox is better in many ways.',
  ),
  ...Array.from({ length: 9 }, (_, i) => paper(`p:wvn-${i}`, `Straw ${i}`, `Straw ${i} is woven by WVN.`)),
  paper('p:ply', 'PLY: Yarns in Two Strands', 'We present PLY, which twists two strands of yarn.'),
  paper(
    'p:silk',
    'Silk and Velvet in Shops',
    'We sell silk and velvet. We propose a way to weigh velvet and silk.',
  ),
  paper('p:lace', 'Lace and Braid at Sea', 'We sew lace and braid. Lace tears sooner than braid.'),
  paper('p:hems', 'Wide hems', 'We show that hems of linen shrink by much. Hems of linen are wide.'),
  paper('p:hems-too', 'Long hems', 'We show that hems of linen shrink by little. Hems of linen are long.'),
];
const engine = createSearchEngine({ catalog: createCatalog([...papers, ...OTHERS]) });

async function ask(question: string) {
  return (await engine.answer(question)).quotes.map(({ paper: { id }, sentence }) => ({ id, sentence }));
}

describe('An answer', () => {
  it('names the paper that introduced a name, without a quote if it has no text', async () => {
    expect(await ask('Who proposed KnitGraph?')).toEqual([{ id: 'p:maker', sentence: undefined }]);
    expect(await ask('What is KnitGraph?')).toEqual([{ id: 'p:maker', sentence: undefined }]);
  });

  it('doesn’t confuse a word with a name spelt like it', async () => {
    expect((await ask('How do I water a tulip?')).filter(({ sentence }) => sentence !== undefined)).toEqual(
      [],
    );
  });

  it('says what the paper found, not what others believe and its title denies', async () => {
    expect((await ask('Is TULIP a good metric for the evaluation of weaving?'))[0]).toEqual({
      id: 'p:not',
      sentence: 'We show that TULIP has no correlation with weavers on the evaluation of weaving.',
    });
  });

  it('holds the figure that was asked for', async () => {
    expect((await ask('How many yarns are in WoolBank?'))[0]?.sentence).toBe(
      'WoolBank has 12,345 yarns in 3 colours.',
    );
    expect((await ask('How large is WoolBank?'))[0]?.sentence).toBe(
      'WoolBank has 12,345 yarns in 3 colours.',
    );
  });

  it('quotes what something is, not that it’s important', async () => {
    const quoted = (await ask('What is darning?')).filter(({ sentence }) => sentence !== undefined);
    expect(quoted).toEqual([{ id: 'p:def', sentence: 'Darning is the task of mending holes in cloth.' }]);
  });

  it('tells a name from one with an extra sign, and from one with other capitals', async () => {
    expect((await ask('What is SEWER?')).filter(({ sentence }) => sentence !== undefined)).toEqual([]);
    expect((await ask('What is SEWER+?'))[0]?.id).toBe('p:plus');
    const quoted = (await ask('Who proposed SELVA?')).filter(({ sentence }) => sentence !== undefined);
    expect(quoted.map(({ id }) => id)).toEqual(['p:large']);
    expect((await ask('Who proposed SeLVA?'))[0]?.id).toBe('p:small');
  });

  it('doesn’t confuse another thing with the corpus of that name', async () => {
    const [first] = await ask('Who built the FELTR corpus?');
    expect(first?.sentence).toBeUndefined();
    expect((await ask('Who built FELTR?'))[0]).toEqual({
      id: 'p:felt',
      sentence: 'We propose FELTR, a robot for felting wool.',
    });
  });

  it('lets makers say how a thing works, but not whether it’s any good', async () => {
    const quoted = async (question: string) =>
      (await ask(question)).filter(({ id, sentence }) => id === 'p:felt' && sentence !== undefined);
    expect(await quoted('How does FELTR work?')).toHaveLength(1);
    expect(await quoted('Is FELTR any good?')).toEqual([]);
    expect(await quoted('What do we know about how FELTR works?')).toEqual([]);
  });

  it('says how two things differ if asked, or nothing', async () => {
    expect(await ask('What is the difference between silk and velvet?')).toEqual([
      { id: 'p:silk', sentence: undefined },
    ]);
    expect(await ask('What is the difference between lace and braid?')).toEqual([
      { id: 'p:lace', sentence: 'Lace tears sooner than braid.' },
    ]);
  });

  it('says nothing about just one of two things compared', async () => {
    const quoted = async (question: string) =>
      (await ask(question)).filter(({ sentence }) => sentence !== undefined).map(({ id }) => id);
    expect(await quoted('Is WVN better than TwillBox?')).toEqual([]);
  });

  it('comes from the paper that introduces a rare name in its text, not one that uses it', async () => {
    const coined = 'We also release a new collection (RibbonBox) of drawers.';
    expect(await ask('Who introduced RibbonBox?')).toEqual([{ id: 'p:coin', sentence: coined }]);
    expect(await ask('What is RibbonBox?')).toEqual([{ id: 'p:coin', sentence: coined }]);
    expect((await ask('Who introduced BraidKit?')).filter(({ sentence }) => sentence !== undefined)).toEqual(
      [],
    );
  });

  it('names the paper whose title asks the same, whatever others say', async () => {
    const named = await ask('Do old needles matter in thick felt?');
    expect(named.map(({ id }) => id)).toContain('p:asks');
  });

  it('treats a name as only part of what is asked', async () => {
    expect(await ask('How do I paint a bathroom ceiling in PLY?')).toEqual([]);
    expect((await ask('How does PLY twist yarn?'))[0]?.id).toBe('p:ply');
  });

  it('names two papers without a quote if both say it equally well', async () => {
    const both = await ask('How do hems of linen shrink?');
    expect(both.map(({ id }) => id).sort()).toEqual(['p:hems', 'p:hems-too']);
    expect(both.every(({ sentence }) => sentence === undefined)).toBe(true);
  });

  it('is the help if the question is about the bot', async () => {
    expect(await engine.answer('what can you do?')).toEqual({
      quotes: [],
      corrections: [],
      isAboutTheBot: true,
    });
  });
});

it.each([
  ['Is X good for Y?', 'X is Not Suitable for Y', 'X is widely used for Y.', false],
  ['Is X good for Y?', 'X is Not Suitable for Y', 'X has low correlation with Y.', true],
  ['Is X not good for Y?', 'X is Not Suitable for Y', 'X is widely used for Y.', true],
  ['Is X good for Y?', 'X for Y', 'X is widely used for Y.', true],
  ['Does X help Y?', 'X Doesn’t Help Y', 'X is helpful for Y.', false],
])('“%s” of “%s” with “%s”: in line is %s', (question, title, sentence, expected) => {
  expect(isInLine(question, title, sentence)).toBe(expected);
});
