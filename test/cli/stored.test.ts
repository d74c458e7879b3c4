import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openSearch } from '../../src/cli/open-search.ts';
import { storedPlace } from '../../src/cli/stored/stamp.ts';
import { openStored } from '../../src/cli/stored/stored-file.ts';
import { readConfig } from '../../src/config.ts';
import { LEARNING } from '../../src/view/progress.ts';

const folders: string[] = [];
let folder = '';
let catalog = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-stored-'));
  folders.push(folder);
  catalog = path.join(folder, 'c.jsonl');
  await writeFile(catalog, `${line('2401.00001', 'Kites and how they fly')}no paper\n`);
});
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

function line(id: string, title: string): string {
  return `${JSON.stringify({ id, title, authors: ['Ada North'] })}\n`;
}

/** The files in a folder and their contents. */
async function contentOf(place: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = await readdir(place);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(place, name))] as const)),
  );
}

/** What a search for kites finds, and what was printed on the way. */
async function search(dataDir = folder, options: { learnFirst?: boolean } = {}) {
  const said: string[] = [];
  const later: (() => void)[] = [];
  const config = readConfig({ DATA_DIR: dataDir, CATALOG: catalog });
  const opened = await openSearch(
    { config, err: (text) => said.push(text), afterwards: (work) => later.push(work) },
    options,
  );
  const { hits } = await opened.search.find({ query: 'kites' });
  const before = [...said];
  for (const work of later) work();
  return { before, found: hits.map(({ paper, score }) => ({ paper, score })), said, catalog: opened.catalog };
}

describe('a search from a terminal', () => {
  it('answers before it learns, once; ranking measurements wait', async () => {
    const words = [
      'paper',
      'string',
      'tail',
      'wind',
      'wing',
      'cloud',
      'bird',
      'rope',
      'hill',
      'sail',
      'kite',
    ];
    const topics = Array.from(
      { length: 90 },
      (_, n) => `${words[n % 11]}s${String.fromCharCode(97 + (n % 26))}`,
    );
    const many = Array.from({ length: 1100 }, (_, n) => {
      const word = (k: number) => topics[(n * 7 + k * k) % topics.length];
      const abstract = Array.from({ length: 30 }, (_, k) => word(k)).join(' ');
      const title = `Kites of ${word(1)} and ${word(2)} by ${word(3)}`;
      return `${JSON.stringify({ id: `x:${n}`, title, abstract, authors: [] })}\n`;
    });
    await writeFile(catalog, many.join(''));
    const first = await search();
    // A busy machine shows progress too.
    expect(first.before.join('\n')).not.toContain('earning');
    expect(first.said).toContainEqual(expect.stringMatching(/^That's your answer. I'm now learning/));
    const second = await search();
    expect(second.said).toEqual([]);
    const place = storedPlace(folder, [catalog]);
    expect((place && (await openStored(place)))?.meaning?.learntFrom).toBe(1100);

    await rm(path.join(folder, 'terminal'), { recursive: true });
    const measured = await search(folder, { learnFirst: true });
    expect(measured.before).toContain(LEARNING);
    expect(measured.found).toEqual(second.found);
    expect((await search(folder, { learnFirst: true })).said).toEqual([]);
  });

  it('is stored for the next call, which finds the same and reports the same problems in the catalog', async () => {
    const first = await search();
    const stored = path.join(folder, 'terminal');
    const written = await contentOf(stored);
    const second = await search();
    expect(second.found).toEqual(first.found);
    expect(second.found).toHaveLength(1);
    expect(second.said).toEqual([expect.stringContaining('line 2: skipped')]);
    expect(first.said).toEqual(second.said);
    expect(await contentOf(stored)).toEqual(written);
    expect(second.catalog.at(0)).toEqual(first.catalog.at(0));
  });

  it('is rebuilt when a catalog has changed', async () => {
    await search();
    await writeFile(catalog, line('2401.00001', 'Kites') + line('2401.00002', 'More kites'));
    expect((await search()).found).toHaveLength(2);
    expect((await search()).found).toHaveLength(2);
  });

  it('is rebuilt when the stored one is damaged', async () => {
    await search();
    const stored = path.join(folder, 'terminal');
    for (const file of await readdir(stored)) {
      for (const length of [0, 5, 200]) {
        await truncate(path.join(stored, file), length);
        expect((await search()).found).toHaveLength(1);
      }
    }
  });

  it('still answers if nothing can be stored, and says so', async () => {
    const blocked = path.join(folder, 'a-file');
    await writeFile(blocked, '');
    const { found, said } = await search(blocked);
    expect(found).toHaveLength(1);
    expect(said.at(-1)).toContain("I couldn't save the index");
  });

  it('keeps three catalogs at most', async () => {
    for (let i = 0; i < 5; i++) {
      catalog = path.join(folder, `c${i}.jsonl`);
      await writeFile(catalog, line(`2401.0000${i}`, 'Kites'));
      await search();
    }
    const left = await readdir(path.join(folder, 'terminal'));
    expect(left.filter((name) => name.endsWith('.search'))).toHaveLength(3);
    expect(left.filter((name) => name.endsWith('.papers'))).toHaveLength(3);
    expect(left).toHaveLength(6);
    const newest = [2, 3, 4].map((i) => storedPlace(folder, [path.join(folder, `c${i}.jsonl`)])?.searchFile);
    expect(left.filter((name) => name.endsWith('.search')).sort()).toEqual(
      newest.map((file = '') => path.basename(file)).sort(),
    );
  });

  it('removes abandoned files that belong to no search, and nothing else', async () => {
    await search();
    const terminal = path.join(folder, 'terminal');
    const own = await readdir(terminal);
    const long = new Date(Date.now() - 660_000);
    const lately = new Date(Date.now() - 540_000);
    for (const [name, at] of [
      ['old.papers', long],
      ['old.search.tmp', long],
      ['old.jsonl', long],
      ['new.papers', lately],
      ['new.tmp', lately],
      ...own.map((name) => [name, long] as const),
    ] as const) {
      await writeFile(path.join(terminal, name), '', { flag: 'a' });
      await utimes(path.join(terminal, name), at, at);
    }
    catalog = path.join(folder, 'other.jsonl');
    await writeFile(catalog, line('2401.00002', 'Kites'));
    await search();
    const left = await readdir(terminal);
    expect(left).toEqual(expect.arrayContaining(['old.jsonl', 'new.papers', 'new.tmp', ...own]));
    expect(left.filter((name) => /^old\.(papers|search)/.test(name))).toEqual([]);
  });
});
