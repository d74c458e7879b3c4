import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importPapers } from '../../../../src/catalog/file/import/import.ts';
import { problemSentence } from '../../../../src/catalog/file/problem.ts';
import { loadCatalog } from '../../../../src/catalog/load.ts';
import { arxivEntry, arxivFeed } from '../../../support/arxiv.ts';
import { dailyItem } from '../../../support/hugging-face.ts';

const ABSTRACT =
  'Kites are rarely taught to read, although they have plenty of time in the air. We teach twelve kites with large print and report that seven can tell a cloud from a comma.';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const counts = ({ read, added, updated, skipped }: Awaited<ReturnType<typeof importPapers>>) => [
  read,
  added,
  updated,
  skipped,
];
const into = () => join(folder, 'c.jsonl');
const papersIn = async (path = into()) => [...(await loadCatalog([path])).catalog.all()];

describe('an import', () => {
  it('detects every format by content, whatever the file is called', async () => {
    const files = [
      await file('a.txt', JSON.stringify([dailyItem({ id: '2608.00001' })])),
      await file('b.json', arxivFeed(arxivEntry('2602.08025'))),
      await file('c.xml', '{"id":"a:1","title":"One"}\n'),
      await file('d.jsonl', `Mar 12\n\nReading Kites\n\n${ABSTRACT}\n`),
      await file('e.dat', gzipSync('{"id":"a:2","title":"Two"}\n')),
      await file('f', Buffer.from('\ufeff{"id":"a:3","title":"Ünï"}\n', 'utf16le')),
    ];
    expect(counts(await importPapers({ files, into: into() }))).toEqual([6, 6, 0, 0]);
    expect((await papersIn()).map(({ title }) => title)).toEqual([
      'Teaching a Kite to Read',
      'Kites & Letters: A Study of x < y',
      'One',
      'Reading Kites',
      'Two',
      'Ünï',
    ]);
  });

  it('recognizes a catalog by its good lines, whatever the bad ones look like', async () => {
    const lines = [
      '[x](javascript:alert(1))',
      '@everyone',
      '{"id":"a:1","title":"One","discussionId":"66","paper":{}}',
    ];
    for (const text of [lines.join('\n'), lines.toReversed().join('\n')]) {
      const report = await importPapers({ files: [await file('c', text)], into: join(folder, 'd.jsonl') });
      expect([report.read, report.skipped]).toEqual([3, 2]);
    }
  });

  it('reads Hugging Face responses saved one per line', async () => {
    const lines = ['2608.00001', '2608.00002'].map((id) => JSON.stringify(dailyItem({ id })));
    expect(counts(await importPapers({ files: [await file('a', lines.join('\n'))], into: into() }))).toEqual([
      2, 2, 0, 0,
    ]);
  });

  it('adds nothing the second time, and leaves the file alone', async () => {
    const files = [await file('a.json', JSON.stringify([dailyItem({ id: '2608.00001' })]))];
    await importPapers({ files, into: into() });
    const { ino } = await stat(into());
    expect(counts(await importPapers({ files, into: into() }))).toEqual([1, 0, 0, 0]);
    expect((await stat(into())).ino).toBe(ino);
  });

  it('merges by id: newer facts win, and none are lost', async () => {
    const hugging = await file('a.json', JSON.stringify([dailyItem({ id: '2602.08025' })]));
    const atom = await file('b.xml', arxivFeed(arxivEntry('2602.08025')));
    await importPapers({ files: [hugging], into: into() });
    expect(counts(await importPapers({ files: [atom], into: into() }))).toEqual([1, 0, 1, 0]);
    expect(await papersIn()).toMatchObject([
      {
        title: 'Kites & Letters: A Study of x < y',
        categories: ['cs.CL', 'cs.LG'],
        upvotes: 12,
        listedOn: '2026-08-20',
      },
    ]);
  });

  it('reports each skipped row with its file, line and reason', async () => {
    const bad = await file('bad.jsonl', '{"id":"a:1","title":"One"}\n{"id":"a:2"}\nnonsense\n');
    const report = await importPapers({ files: [bad], into: into() });
    expect(counts(report)).toEqual([3, 1, 0, 2]);
    expect(report.problems.map(problemSentence)).toEqual([
      `${bad}, line 2 (a:2): skipped, no title`,
      expect.stringContaining(`${bad}, line 3: skipped, not JSON`),
    ]);
  });

  it('finds the id of a paper that a page names by title', async () => {
    const files = [await file('page.txt', `reading  KITES\n\n${ABSTRACT}\n`)];
    const known = [{ id: '2608.00009', title: 'Reading Kites', authors: [] }];
    await importPapers({ files, into: into(), known: async () => known });
    expect(await papersIn()).toMatchObject([{ id: '2608.00009', abstract: ABSTRACT }]);
  });

  it('gives a paper known by title the id that comes later', async () => {
    const page = await file('page.txt', `Reading Kites\n\n${ABSTRACT}\n`);
    await importPapers({ files: [page], into: into() });
    const later = await file('later.jsonl', '{"id":"2608.00009","title":"Reading Kites","upvotes":4}\n');
    expect(counts(await importPapers({ files: [later], into: into() }))).toEqual([1, 0, 1, 0]);
    expect(await papersIn()).toMatchObject([{ id: '2608.00009', abstract: ABSTRACT, upvotes: 4 }]);
    expect(counts(await importPapers({ files: [page], into: into() }))).toEqual([1, 0, 0, 0]);
  });

  it('does not mix up two papers with the same title', async () => {
    const page = await file('page.txt', `Preface\n\n${ABSTRACT}\n`);
    const known = [1, 2].map((n) => ({ id: `a:${n}`, title: 'Preface', authors: [] }));
    await importPapers({ files: [page], into: into(), known: async () => known });
    expect(await papersIn()).toMatchObject([{ id: expect.stringMatching(/^hf-page:preface-/) }]);
  });

  it('says what is wrong with a file it cannot read, and reads the others', async () => {
    const good = await file('good.jsonl', '{"id":"a:1","title":"One"}\n');
    const files = [
      join(folder, 'none.jsonl'),
      folder,
      await file('page.html', '<!doctype html><html><body><p>Hi</body></html>'),
      await file('broken.xml', arxivFeed(arxivEntry('2602.08025')).slice(0, 600)),
      await file('short.gz', gzipSync('{"id":"a:2","title":"Two"}\n'.repeat(1_000)).subarray(0, 60)),
      await file('binary', Uint8Array.from([0, 1, 2, 3, 255])),
      await file('empty', ''),
      good,
    ];
    const report = await importPapers({ files, into: into() });
    expect(report.added).toBeGreaterThanOrEqual(1);
    expect(report.problems.map(problemSentence)).toContainEqual(
      expect.stringMatching(
        /broken\.xml, line 6, row 1 \(.*2602\.08025v2\): skipped, the file ends in the middle/,
      ),
    );
    const sentences = report.problems.filter(({ kind }) => kind === 'unreadable').map(problemSentence);
    expect(sentences).toEqual([
      `There's no file ${files[0]}.`,
      `${folder} is a directory, not a file.`,
      expect.stringContaining('is a web page in HTML'),
      expect.stringContaining('the gzip file ends too early'),
      expect.stringContaining("isn't in a format I know"),
    ]);
  });

  it('refuses to overwrite lines it cannot read', async () => {
    const target = await file('c.jsonl', '{"id":"a:1","title":"One"}\nprecious but broken\n');
    const more = await file('more.jsonl', '{"id":"a:2","title":"Two"}\n');
    await expect(importPapers({ files: [more], into: target })).rejects.toThrow(
      /line 2: .*Nothing was written/,
    );
    expect(await readFile(target, 'utf8')).toContain('precious but broken');
  });

  it('keeps the symbolic link, permissions and gzip of a catalog, and leaves no other files behind', async () => {
    const real = await file('real.gz', gzipSync('{"id":"a:1","title":"One"}\n'));
    await chmod(real, 0o640);
    const link = join(folder, 'link.jsonl');
    await symlink(real, link);
    const more = await file('more.jsonl', '{"id":"a:2","title":"Two"}\n');
    await importPapers({ files: [more], into: link });
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(real)).mode & 0o777).toBe(0o640);
    expect(
      gunzipSync(await readFile(real))
        .toString()
        .split('\n'),
    ).toHaveLength(3);
    expect((await readdir(folder)).sort()).toEqual(['link.jsonl', 'more.jsonl', 'real.gz']);
  });

  it('reports where it cannot write', async () => {
    const more = await file('more.jsonl', '{"id":"a:2","title":"Two"}\n');
    const nowhere = join(folder, 'no', 'c.jsonl');
    await expect(importPapers({ files: [more], into: nowhere })).rejects.toThrow("there's no folder");
    await expect(importPapers({ files: [more], into: folder })).rejects.toThrow('is a directory');
  });
});

describe('loading catalogs', () => {
  it('merges several files by id and lists the problems of each', async () => {
    const one = await file('one.jsonl', '{"id":"a:1","title":"One","upvotes":1}\nbad\n');
    const two = await file(
      'two.gz',
      gzipSync('{"id":"a:1","title":"One, revised"}\n{"id":"a:2","title":"Two","published":"soon"}\n'),
    );
    const { catalog, problems } = await loadCatalog([one, join(folder, 'none'), two]);
    expect([...catalog.all()]).toEqual([
      { id: 'a:1', title: 'One, revised', upvotes: 1, authors: [] },
      { id: 'a:2', title: 'Two', authors: [] },
    ]);
    expect(problems.map(({ kind }) => kind)).toEqual(['skipped', 'unreadable', 'mended']);
  });

  it('accepts a catalog with only bad lines, and reports them', async () => {
    const { catalog, problems } = await loadCatalog([await file('bad.jsonl', 'nonsense\n[1]\n')]);
    expect(catalog.size).toBe(0);
    expect(problems.map(({ line }) => line)).toEqual([1, 2]);
  });
});
