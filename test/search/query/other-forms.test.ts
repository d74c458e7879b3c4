import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { createAcronymMiner, minedAcronyms } from '../../../src/search/index/mined-acronyms.ts';

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
