import { spawn } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogBuilder } from '../../../src/catalog/catalog.ts';
import { UnwritableFile } from '../../../src/catalog/file/atomic-file.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { openKept } from '../../../src/catalog/paper-file/keep.ts';
import { DamagedPapers } from '../../../src/catalog/paper-file/paper-reader.ts';
import { wholeProgram } from '../../support/whole-programs.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const source = () => join(folder, 'source.jsonl');
const kept = () => join(folder, 'data', 'catalog.papers');
const lineOf = (one: object) => `${JSON.stringify(one)}\n`;
const kite = (i: number, more: object = {}) => ({
  id: `a:${i}`,
  title: `Kite ${i}`,
  authors: ['Ada North'],
  ...more,
});

async function write(papers: readonly object[], file = source()): Promise<void> {
  await writeFile(file, papers.map(lineOf).join(''));
}

async function open(files: readonly string[] = [source()]) {
  const damage: string[] = [];
  const opened = await openKept({ file: kept(), files, onDamage: (reason) => damage.push(reason) });
  if (opened === undefined) throw new Error('a catalog file is missing');
  const builder = createCatalogBuilder(opened.papers);
  return { ...opened, catalog: builder.catalog(), builder, damage };
}

/** A program that keeps the source’s papers. */
function keeping(): string {
  const keep = pathToFileURL(wholeProgram('src/catalog/paper-file/keep.js')).href;
  return `
    const { openKept } = await import(${JSON.stringify(keep)});
    await openKept({ file: ${JSON.stringify(kept())}, files: [${JSON.stringify(source())}] });`;
}

const paper: fc.Arbitrary<object> = fc.record(
  {
    id: fc.constantFrom('acl:N19-1', 'or:N19-1', '2005.11401', 'x:1', 'x:2', 'x:3'),
    title: fc.constantFrom('Owls', 'Bats', 'Ëlan 漢字 🎈'),
    authors: fc.constantFrom([], ['Ada North']),
    abstract: fc.integer({ min: 1, max: 9_000 }).map((length) => 'kite '.repeat(length)),
    url: fc.constantFrom('https://a.org/p1', 'https://a.org/p2'),
    listedOn: fc.constantFrom('2026-08-18', '2026-08-19'),
    upvotes: fc.nat(3),
  },
  { requiredKeys: ['id', 'title', 'authors'] },
);

describe('papers kept on disk', () => {
  it('make the same catalog as in memory, when created and when reopened, however often a paper appears', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { maxLength: 12 }),
        fc.array(paper, { maxLength: 5 }),
        async (one, two) => {
          await rm(kept(), { force: true });
          const other = join(folder, 'other.jsonl');
          await write(one);
          await write(two, other);
          const { catalog: wanted } = await loadCatalog([source(), other]);
          for (const wasKept of [false, true]) {
            const opened = await open([source(), other]);
            expect(opened.wasKept).toBe(wasKept);
            const { catalog } = opened;
            expect([...catalog.all()]).toEqual([...wanted.all()]);
            expect(catalog.texts).toBe(wanted.texts);
            for (const { id, url = '' } of wanted.all()) {
              expect(catalog.get(id)).toEqual(wanted.get(id));
              expect(catalog.get(id)).toBe(catalog.get(id));
              expect(catalog.withAddress(url.slice(8))).toEqual(wanted.withAddress(url.slice(8)));
            }
            expect(catalog.withKey('n19-1')).toEqual(wanted.withKey('n19-1'));
            expect(catalog.newestBatchDay('2026-08-18')).toBe(wanted.newestBatchDay('2026-08-18'));
            for (const day of wanted.days())
              expect(new Set(catalog.ofDay(day))).toEqual(new Set(wanted.ofDay(day)));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are reread when a catalog file has changed, and keep its problems', async () => {
    await write([kite(1)]);
    await appendFile(source(), 'no paper\n');
    expect((await open()).papers.problems).toMatchObject([{ line: 2, kind: 'skipped' }]);
    expect((await open()).papers.problems).toMatchObject([{ line: 2, kind: 'skipped' }]);
    await write([kite(1), kite(2)]);
    const { wasKept, catalog, damage } = await open();
    expect([wasKept, catalog.size, damage]).toEqual([false, 2, []]);
  });

  it('survive any changed byte or truncation: the file is rebuilt, with the reason', async () => {
    await write(Array.from({ length: 30 }, (_, i) => kite(i)));
    const { catalog: wanted } = await open();
    const bytes = readFileSync(kept());
    const papers = [...wanted.all()];
    for (let at = 30; at < bytes.length; at += 97) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ 4;
      writeFileSync(kept(), spoilt);
      const { wasKept, damage, catalog } = await open();
      expect([...catalog.all()], `byte ${at}`).toEqual(papers);
      // Some bytes are only padding.
      if (!wasKept) expect(damage, `byte ${at}`).toHaveLength(1);
      else expect(bytes[at]).toBe(0);
    }
    for (const length of [0, 10, 100, 1_000, bytes.length - 1]) {
      writeFileSync(kept(), bytes);
      truncateSync(kept(), length);
      const { wasKept, damage, catalog } = await open();
      expect([wasKept, damage.length, [...catalog.all()]], `${length} bytes`).toEqual([false, 1, papers]);
    }
    writeFileSync(kept(), 'something else, and more of it than a footer has');
    expect((await open()).wasKept).toBe(false);
  });

  it('damaged while open are reported once, and repaired by the next start', async () => {
    await write(Array.from({ length: 30 }, (_, i) => kite(i, { abstract: 'kite '.repeat(2_000) })));
    await open();
    const { catalog, damage } = await open();
    const bytes = readFileSync(kept());
    writeFileSync(kept(), bytes.fill(7, 1_000, 1_100));
    expect(() => [...catalog.all()]).toThrow(DamagedPapers);
    expect(() => catalog.at(0)).toThrow(/A restart mends it/);
    expect(catalog.at(20)).toMatchObject({ id: 'a:20' });
    expect(damage).toHaveLength(1);
    expect((await open()).catalog.get('a:0')).toMatchObject({ title: 'Kite 0' });
  });

  it('that cannot be written leave nothing behind and are reported', async () => {
    await write([kite(1)]);
    writeFileSync(join(folder, 'data'), '');
    await expect(open()).rejects.toThrow(UnwritableFile);
    expect(readdirSync(folder).sort()).toEqual(['data', 'source.jsonl']);
  });

  it.skipIf(process.platform === 'win32')(
    'that do not fit on the disk leave nothing behind and are reported',
    async () => {
      await write(Array.from({ length: 4_000 }, (_, i) => kite(i, { abstract: 'kite '.repeat(100) })));
      // Limits files to 512 KB, to imitate a full disk.
      const child = spawn('bash', [
        '-c',
        'ulimit -f 512; exec "$0" --input-type=module -e "$1"',
        process.execPath,
        keeping(),
      ]);
      let said = '';
      child.stderr.on('data', (piece) => {
        said += piece;
      });
      await new Promise((resolve) => child.on('exit', resolve));
      expect(said).toContain(`UnwritableFile: ${kept()} can't be written`);
      expect(readdirSync(join(folder, 'data'))).toEqual([]);
    },
    60_000,
  );

  it('of a process killed while writing are rebuilt by the next, which deletes the unfinished file', async () => {
    await write(Array.from({ length: 40_000 }, (_, i) => kite(i, { abstract: 'kite '.repeat(40) })));
    const child = spawn(process.execPath, ['--input-type=module', '-e', keeping()]);
    const begun = () => (existsSync(join(folder, 'data')) ? readdirSync(join(folder, 'data')) : []);
    await expect
      .poll(() => begun().some((name) => statSync(join(folder, 'data', name)).size > 1_000_000), {
        timeout: 60_000,
      })
      .toBe(true);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    const [left = ''] = begun();
    expect(left).toMatch(/\.tmp$/);
    utimesSync(join(folder, 'data', left), 0, 0);
    const { wasKept, catalog, damage } = await open();
    expect([wasKept, catalog.size, damage]).toEqual([false, 40_000, []]);
    expect(begun()).toEqual(['catalog.papers']);
  });
});
