import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, published: string, author: string, abstract?: string): Paper => ({
  id: `test:${key}`,
  title,
  published,
  authors: [author],
  ...(abstract !== undefined && { abstract }),
});

const engine = createSearchEngine({
  catalog: createCatalog([
    ...Array.from({ length: 20 }, (_, i) =>
      paper(
        `old-${i}`,
        `Harbours and Boats ${i}`,
        `19${70 + i}-01-01`,
        'Old Salt',
        'Boats rest in harbours.',
      ),
    ),
    paper('made-zelmo', 'Deep Contextual Sails', '2018-06-01', 'Mara Petrel'),
    paper('namesake', 'Counting Whales from Afar', '2018-02-01', 'Otto Petrel', 'Whales are many.'),
    paper('again', 'Deep Contextual Sails Once More', '2018-11-01', 'Mara Petrel'),
    ...Array.from({ length: 8 }, (_, i) =>
      paper(
        `uses-${i}`,
        i < 3 ? `Zelmo for Harbours ${i}` : `Harbours in Fog ${i}`,
        `2019-0${i + 1}-01`,
        'New Salt',
        `We hoist deep contextual sails, Zelmo${i % 2 === 0 ? ' (Petrel et al., 2018)' : ''}, in all harbours.`,
      ),
    ),
    paper('first', 'Unsupervised Rowing at Scale', '2015-03-01', 'Rob Wick', 'Our boat, dubbed Qorl, wins.'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`qorl-${i}`, `Rowing with Qorl ${i}`, `2016-0${i + 1}-01`, 'New Salt', 'Qorl rows well.'),
    ),
    // By somebody with a two-letter name.
    paper('made-bryx', 'Masts under Deep Load', '2018-06-01', 'Bo Li'),
    ...Array.from({ length: 8 }, (_, i) =>
      paper(
        `bryx-${i}`,
        `Loads ${i}`,
        `2019-0${i + 1}-01`,
        'New Salt',
        `Masts under deep load: Bryxol${i % 2 === 0 ? ' (Li et al., 2018)' : ''}, in all harbours.`,
      ),
    ),
    // Cited with two years and two spellings, it says the name itself.
    paper('made-vorl', 'Faster Anchors', '2016-05-01', 'Ina Tarn', 'We release Vorlex with anchors.'),
    paper('vorl-other', 'Rowing in Harbours', '2016-01-01', 'Ole Skiff', 'Boats and anchors.'),
    ...['Skiff et al., 2016', 'Tarn et al., 2015', 'Skiff et al., 2016', 'Tarn et al., 2016', '', ''].map(
      (cited, i) =>
        paper(
          `vorl-${i}`,
          `Anchors with Vorlex ${i}`,
          `2017-0${i + 1}-01`,
          'New Salt',
          `We use Vorlex (${cited}).`,
        ),
    ),
    // The cited paper has only the acronym's long form.
    paper('made-qrz', 'Sailing with Rare Winds', '2014-05-01', 'Una Gale', 'Quiet river zephyrs are caught.'),
    paper('gale-other', 'Sailing with Common Rivers', '2014-05-01', 'Una Gale', 'Rivers in winds.'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(
        `qrz-${i}`,
        `Rivers ${i}`,
        `2015-0${i + 1}-01`,
        'New Salt',
        `Quiet river zephyrs (QRZ) help common sailing. QRZ (Gale et al., 2014) in rivers.`,
      ),
    ),
    // Nobody is cited next to the acronym, which isn't in the first title with its long form.
    paper('made-dwf', 'Dense Wave Finding for Open Seas', '2013-04-01', 'Ivo Reef', 'Waves are found.'),
    paper('dwf-again', 'Dense Wave Finding Revisited', '2014-04-01', 'Ivo Reef', 'Waves are found anew.'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(
        `dwf-${i}`,
        `Seas ${i}`,
        `2015-0${i + 1}-01`,
        'New Salt',
        'We try dense wave finding (DWF) at sea. DWF is fast.',
      ),
    ),
    paper(
      'made-jibe',
      'A Call for Clear Sails',
      '2015-03-01',
      'Ada Lee',
      'We provide a new tool, JibeScore.',
    ),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`jibe-${i}`, `JibeScore ${i}`, `2016-0${i + 1}-01`, 'New Salt', 'Sails by JibeScore.'),
    ),
    paper(
      'luff',
      'Sails in Tests',
      '2015-02-01',
      'Ada Lee',
      'Sails provide rich views of seas and winds on Luffex.',
    ),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`luff-${i}`, `Trying Luffex ${i}`, `2016-0${i + 1}-01`, 'New Salt', 'Luffex once more.'),
    ),
    // Cited only once, but about the same things as texts with the name.
    paper('made-tarp', 'Covers against Salt Water', '2016-05-01', 'Nils Brake'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(
        `tarp-${i}`,
        `Decks ${i}`,
        `2017-0${i + 1}-01`,
        'New Salt',
        `Covers against salt water: Tarpex${i === 0 ? ' (Brake et al., 2016)' : ''} on decks.`,
      ),
    ),
    // Cited only once, for something else.
    ...Array.from({ length: 6 }, (_, i) =>
      paper(
        `moor-${i}`,
        `Ropes ${i}`,
        `2017-0${i + 1}-01`,
        'New Salt',
        `Knots by Moorex${i === 0 ? ' (Wick et al., 2015)' : ''} in ropes.`,
      ),
    ),
    // A title introduces the name years after it was made and widely used.
    paper('made-gantrol', 'Lifting of Heavy Nets', '2010-05-01', 'Kai Stay'),
    paper('gantrol-title', 'Gantrol: A Second Look', '2019-05-01', 'Eve Late', 'Nets are lifted by Gantrol.'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(
        `gantrol-${i}`,
        `Nets ${i}`,
        `2012-0${i + 1}-01`,
        'New Salt',
        `Lifting heavy nets with Gantrol${i < 2 ? ' (Stay et al., 2010)' : ''} is slow.`,
      ),
    ),
    // A phrase that has an acronym is a name.
    paper('made-pmt', 'Pulling Water at Night', '2013-05-01', 'Ida Lunn'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(
        `pmt-${i}`,
        `Moons ${i}`,
        `2014-0${i + 1}-01`,
        'New Salt',
        'Pulling water at night by pale moon tide (Lunn et al., 2013). A pale moon tide (PMT) pulls.',
      ),
    ),
    paper('kiln', 'Kilns in Use', '2017-01-01', 'Rob Wick', 'We use Kilnex (Outside et al., 2016).'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`kilnex-${i}`, `Firing Kilnex ${i}`, `2017-0${i + 2}-01`, 'New Salt', 'Clay in Kilnex.'),
    ),
  ]),
});
const first = async (query: string) => (await engine.find({ query })).hits[0]?.paper.id;

it.each([
  ['by whom the texts cite beside it, though it never says the name', 'Zelmo', 'test:made-zelmo'],
  ['with what it is', 'zelmo embeddings', 'test:made-zelmo'],
  ['by somebody of two letters', 'Bryxol', 'test:made-bryx'],
  ['by the first text that says it is new', 'Qorl', 'test:first'],
  ['by the one of those cited that says the name, whatever year it is cited by', 'Vorlex', 'test:made-vorl'],
  ['by the first title that writes the acronym out', 'DWF', 'test:made-dwf'],
  ['by the first text that provides it', 'JibeScore', 'test:made-jibe'],
  ['by whom it is cited but once, if it fits', 'Tarpex', 'test:made-tarp'],
  ['by whom it is cited, years before a title gives the name', 'Gantrol', 'test:made-gantrol'],
  ['by whom it is cited beside a phrase that has an acronym', 'pale moon tide', 'test:made-pmt'],
  ['by the one of a year that says what the acronym stands for', 'QRZ', 'test:made-qrz'],
])('finds the origin of a thing that no title introduces: %s', async (_, query, id) => {
  expect(await first(query)).toBe(id);
});

it('finds no origin for what was made elsewhere, a word that was always there, or a longer text', async () => {
  expect(await first('Kilnex')).toMatch(/kilnex/);
  expect(await first('Moorex')).toMatch(/moor-/);
  expect(await first('Luffex')).toMatch(/luff-/);
  expect(await first('harbours')).not.toBe('test:made-zelmo');
  expect(await first('zelmo for harbours')).toMatch(/uses-/);
});

it('treats a term of the field as a name only if many texts cite next to it', async () => {
  const long = 'Oars are pulled by crews on lakes and rivers in winter. '.repeat(4);
  const all = Array.from({ length: 1_800 }, (_, i) => {
    const often = i % 15 === 0 ? ' (Tarn et al., 2001)' : '';
    const seldom = i > 600 && i < 607 ? ' (Skiff et al., 2001)' : '';
    const day = `20${String(i % 24).padStart(2, '0')}-02-01`;
    return paper(`${i}`, `Boats ${i}`, day, 'New Salt', `A topmast${often} stands by the keelson${seldom}.`);
  });
  const { find } = createSearchEngine({
    catalog: createCatalog([
      paper('made-topmast', 'Higher', '2001-05-01', 'Ina Tarn', `${long} A topmast.`),
      paper('on-keelson', 'Lower', '2001-05-01', 'Ole Skiff', `${long} A keelson.`),
      ...all,
    ]),
  });
  expect((await find({ query: 'topmast model' })).hits[0]?.paper.id).toBe('test:made-topmast');
  expect((await find({ query: 'keelson model' })).hits[0]?.paper.id).not.toBe('test:on-keelson');
});
