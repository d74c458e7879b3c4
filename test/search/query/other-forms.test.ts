import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openStems, openWords } from '../../../src/search/index/joint-lexicon.ts';
import { createAcronymMiner, minedAcronyms } from '../../../src/search/index/mined-acronyms.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { growIndex } from '../../../src/search/index/tail/grow.ts';
import { createOtherForms } from '../../../src/search/query/other-forms.ts';
import { createQueryReader } from '../../../src/search/query/terms.ts';

let count = 0;
const paper = (title: string, abstract: string): Paper => ({
  id: `t:${count++}`,
  title,
  abstract,
  authors: [],
});

const papers = [
  paper('Kites with a memory', 'We study Feather Augmented Gliding (FAG) at night.'),
  paper('Feather augmented gliding over lakes', 'Gliding is done with feathers that were added to wings.'),
  paper('FAG at sea', 'Ships see FAG birds.'),
  paper('FAG: Birds that Glide', 'A machine that glides.'),
  paper('Owls that call', 'We find a Careful Algorithm for Loud Listening (CALL) of owls.'),
  paper('Careful algorithms for loud listening', 'Rooms are loud.'),
  ...Array.from({ length: 12 }, (_, i) => paper(`Owls call ${i}`, `Owls call each other in wood ${i}.`)),
  ...Array.from({ length: 40 }, (_, i) => paper(`Boats ${i}`, `Boats and harbours of land ${i}.`)),
];
const engine = createSearchEngine({ catalog: createCatalog(papers) });

async function found(query: string) {
  const { hits, notices, corrections } = await engine.find({ query, limit: 20 });
  expect([...notices, ...corrections]).toEqual([]);
  return hits.map(({ paper: { title } }) => title);
}

describe('A search', () => {
  it('finds papers with an acronym’s long form, after those with the acronym', async () => {
    const titles = await found('FAG');
    expect(titles[0]).toBe('FAG: Birds that Glide');
    expect(titles.indexOf('FAG at sea')).toBeLessThan(titles.indexOf('Feather augmented gliding over lakes'));
    expect(titles).toContain('Feather augmented gliding over lakes');
  });

  it('finds papers with a long form’s acronym, after those with the long form', async () => {
    const titles = await found('feather augmented gliding');
    expect(titles.slice(0, 2).sort()).toEqual([
      'Feather augmented gliding over lakes',
      'Kites with a memory',
    ]);
    expect(titles).toContain('FAG at sea');
  });

  it('doesn’t treat a word as an acronym if hardly any of its papers explain it', async () => {
    expect(await found('call')).not.toContain('Careful algorithms for loud listening');
  });
});

it('An ambiguous acronym isn’t mined, and each paper counts once', () => {
  const miner = createAcronymMiner();
  miner.add('Gentle Owl Nets (GON) and Gentle Owl Nets (GON).');
  miner.add('Great Old Nests (GON).');
  miner.add('Grand Open Nooks (GON).');
  miner.add('Loud Owl Nets (LON).');
  expect(minedAcronyms(miner.finish().acronyms)).toEqual([
    { acronym: 'lon', longForm: 'loud owl nets', papers: 1 },
  ]);
});

function indexOf(bodies: readonly string[]): PackedIndex {
  const builder = createIndexBuilder();
  for (const body of bodies) builder.add({ title: 'On Owls', authors: [], body });
  return builder.finish();
}

const readerOf = (index: PackedIndex) => createQueryReader(index, openWords(index), openStems(index));

it('reads the acronyms of a grown catalog the same way with and without those that were read before', () => {
  const first = indexOf([
    'Gentle Owl Nets (GON) are soft.',
    'Quiet Night Flights (QNF) are rare.',
    'A Wide Round Lake (WRL) is near, and wrl is a word.',
  ]);
  const later = [
    ['Gentle Owl Nests (GON) hang high.', 'Fine Feather Maps (FFM) show feathers.'],
    ['Fine Feather Mops (FFM) clean.', 'Fine Feather Mops (FFM) clean well.', ...Array(15).fill('wrl wrl')],
  ];
  const asked = ['gon', 'qnf', 'ffm', 'wrl', 'quiet night flights', 'gentle owl nests', 'fine feather mops'];
  let index = first;
  let forms = createOtherForms(index, readerOf(index));
  const answers: string[][] = [];
  for (const bodies of [[], ...later]) {
    if (bodies.length > 0) {
      index = growIndex(index, indexOf(bodies));
      forms = createOtherForms(index, readerOf(index), forms.known());
    }
    const reader = readerOf(index);
    const fresh = createOtherForms(index, reader);
    const queries = asked.map((text) => text.split(' ').map(reader.word));
    expect(queries.map(forms.of)).toEqual(queries.map(fresh.of));
    answers.push(queries.map((words) => (forms.of(words) ?? []).map(({ text }) => text).join(' ')));
  }
  const [before = [], , after = []] = answers;
  expect(before[1]).toBe('quiet night flights');
  expect(before[3]).toBe('wide round lake');
  expect(after[1]).toBe('quiet night flights');
  // Too few of its papers explain it by now.
  expect(after[3]).toBe('');
});

it('keeps what was read for the catalog after the next, even if nobody searched in between', () => {
  const first = indexOf(['Quiet Night Flights (QNF) are rare.']);
  const read = createOtherForms(first, readerOf(first));
  read.of([readerOf(first).word('qnf')]);
  const grown = growIndex(first, indexOf(['Owls.']));
  const unread = createOtherForms(grown, readerOf(grown), read.known());
  expect(read.known()).toBeDefined();
  expect(unread.known()).toBe(read.known());
});

it('reads the acronyms of later papers anew if the later papers are others', () => {
  const first = indexOf(['Quiet Night Flights (QNF) are rare.']);
  const explained = 'Zealous Yellow Xenops (ZYX) sing.';
  const one = growIndex(first, indexOf([explained]));
  const other = growIndex(first, indexOf(['Boats come and go, and none of them sings.', explained]));
  const before = createOtherForms(one, readerOf(one));
  before.of([readerOf(one).word('zyx')]);
  const reader = readerOf(other);
  const forms = createOtherForms(other, reader, before.known());
  const longForm = 'zealous yellow xenops'.split(' ').map(reader.word);
  expect(forms.of([reader.word('zyx')])).toEqual(longForm);
  expect(forms.of(longForm)).toEqual([reader.word('zyx')]);
});
