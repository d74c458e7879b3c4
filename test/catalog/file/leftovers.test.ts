import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../src/catalog/file/atomic-file.ts';
import { importPapers } from '../../../src/catalog/file/import/import.ts';
import { withFileLock } from '../../../src/catalog/file/lock.ts';

const ID = 'f571eece-b236-4820-9b05-2e3741ff4ad2';
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-leftovers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);

async function leave(name: string, { minutesAgo = 0 } = {}): Promise<void> {
  await writeFile(path(name), 'half');
  const then = new Date(Date.now() - minutesAgo * 60_000);
  await utimes(path(name), then, then);
}

describe('a half-written file that a killed process left', () => {
  it('goes when the file is written ten minutes later, and stays while another may be writing it', async () => {
    await leave(`.a.json.${ID}.tmp`, { minutesAgo: 11 });
    await leave(`.a.json.${ID.replace('f', 'a')}.tmp`, { minutesAgo: 9 });
    await writeAtomically(path('a.json'), (handle) => handle.writeFile('{}'));
    expect(await readdir(folder)).toEqual([`.a.json.${ID.replace('f', 'a')}.tmp`, 'a.json']);
  });

  it('goes at once for whoever holds its lock', async () => {
    await leave(`.a.json.${ID}.tmp`);
    await leave(`a.json.123.${ID}.tmp`);
    await leave('a.json.123.tmp');
    await withFileLock(path('a.json'), async () => expect(await readdir(folder)).toEqual(['a.json.lock']));
  });

  it('is never taken for that of a file whose name begins alike', async () => {
    const others = [`.a.json.old.${ID}.tmp`, `.b.a.json.${ID}.tmp`, 'a.json.mine.tmp', 'a.json.tmp.gz'];
    for (const name of others) await leave(name, { minutesAgo: 60 });
    await withFileLock(path('a.json'), () =>
      writeAtomically(path('a.json'), (handle) => handle.writeFile('{}')),
    );
    expect(await readdir(folder)).toEqual([...others, 'a.json'].sort());
  });

  it('goes with the next import, be it of the catalog or of how far the import had come', async () => {
    await leave(`.c.jsonl.${ID}.tmp`);
    await leave(`..c.jsonl.journal.json.${ID}.tmp`);
    await writeFile(path('a.jsonl'), '{"id":"x:1","title":"Kites","authors":[]}\n');
    await importPapers({ files: [path('a.jsonl')], into: path('c.jsonl') });
    expect(await readdir(folder)).toEqual(['a.jsonl', 'c.jsonl']);
  });
});
