import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDumpFile, writeDumpFile } from '../../../src/cli/copy/dump-file.ts';
import type { Dump } from '../../../src/store/dump/dump.ts';
import type { DumpRow } from '../../../src/store/dump/read-tables.ts';

const AT = new Date('2026-11-20T08:00:00Z');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-dump-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileNamed = (name: string) => path.join(folder, name);

/** Hands over this many rows at a time. */
function dumpOf(rows: readonly DumpRow[], atOnce = 7): Dump {
  return {
    schema: 'v9',
    async rows(take) {
      for (let from = 0; from < rows.length; from += atOnce) await take(rows.slice(from, from + atOnce));
    },
  };
}

async function readBack(file: string) {
  const dump = await openDumpFile(file);
  const groups: DumpRow[][] = [];
  await dump.rows(async (some) => void groups.push([...some]));
  return { schema: dump.schema, groups, rows: groups.flat() };
}

const numbered = (count: number): DumpRow[] =>
  Array.from({ length: count }, (_, n) => ({ table: 't', row: { n, text: `line\n${n}`, none: null } }));

it('gives back exactly what was written, in plain text or gzipped', async () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
  const row = fc.record({ table: fc.string(), row: fc.dictionary(fc.string(), value) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.boolean(), async (rows, isGzipped) => {
      const plain = JSON.parse(JSON.stringify(rows));
      const file = fileNamed(isGzipped ? 'any.gz' : 'any');
      expect(await writeDumpFile(file, dumpOf(plain), AT)).toBe(rows.length);
      expect(await readBack(file)).toMatchObject({ schema: 'v9', rows: plain });
    }),
    { numRuns: 20 },
  );
});

it('hands over at most a thousand rows at once, and never zero', async () => {
  for (const [count, sizes] of [
    [0, []],
    [1000, [1000]],
    [2001, [1000, 1000, 1]],
  ] as const) {
    const file = fileNamed('grouped');
    await writeDumpFile(file, dumpOf(numbered(count), 300), AT);
    const { groups, rows } = await readBack(file);
    expect([groups.map(({ length }) => length), rows]).toEqual([sizes, numbered(count)]);
  }
});

it('begins with what it is and when it was made, and ends with its row count', async () => {
  const [plain, gzipped] = [fileNamed('a.jsonl'), fileNamed('a.jsonl.gz')];
  for (const file of [plain, gzipped]) await writeDumpFile(file, dumpOf(numbered(2)), AT);
  const text = await readFile(plain, 'utf8');
  expect(gunzipSync(await readFile(gzipped)).toString()).toBe(text);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines[0]).toEqual({ paperboy: 1, schema: 'v9', at: '2026-11-20T08:00:00.000Z' });
  expect(lines.at(-1)).toEqual({ rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('is refused if a line is missing, repeated or changed', async () => {
  const file = fileNamed('whole');
  await writeDumpFile(file, dumpOf(numbered(4)), AT);
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const broken = fileNamed('broken');
  for (const at of lines.keys()) {
    const line = lines[at] ?? '';
    for (const instead of [
      [],
      [line, line],
      [line.replace(/\d/, (digit) => `${(Number(digit) + 1) % 10}`)],
    ]) {
      // Lines after the end belong to nothing.
      if (at === lines.length - 1 && instead.length === 2) continue;
      await writeFile(broken, `${lines.toSpliced(at, 1, ...instead).join('\n')}\n`);
      await expect(readBack(broken), `${at} ${instead}`).rejects.toThrow(
        /broken (isn't a backup of Paperboy\.|is damaged or cut off after \d+ rows\. Nothing was written\.)$/,
      );
    }
  }
  await writeFile(broken, `${lines.slice(0, 3).join('\n')}\n`);
  await expect(readBack(broken)).rejects.toThrow('cut off after 2 rows');
});

it('is not created if it could not be read in full, or written', async () => {
  const failing: Dump = { schema: 'v9', rows: () => Promise.reject(new Error('the disk is away')) };
  await expect(writeDumpFile(fileNamed('none'), failing, AT)).rejects.toThrow('the disk is away');
  expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  await expect(writeDumpFile(fileNamed('no/such/folder/../../..'), dumpOf([]), AT)).rejects.toThrow();
  await expect(openDumpFile(fileNamed('gone'))).rejects.toThrow(/ENOENT/);
});
