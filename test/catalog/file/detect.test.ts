import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPapers } from '../../../src/catalog/file/detect.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-detect-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(content: string | Uint8Array, options: Parameters<typeof openPapers>[1] = {}) {
  const file = join(folder, 'file');
  await writeFile(file, content);
  const { rows, notes, gzipped } = await openPapers(file, options);
  const all = [];
  for await (const batch of rows) all.push(...batch);
  return { rows: all.map((row) => ('paper' in row ? row.paper.id : row.skipped)), notes, gzipped };
}
const refusal = (content: string | Uint8Array, options = {}) =>
  opened(content, options).catch((error: Error) => error.message.replace(folder, ''));

const ROW = '{"id":"a:1","title":"One"}';
const CUT = { kind: 'cut', reason: 'The file ends before its list does, so it may have been cut off.' };

describe('a file of papers', () => {
  it.each([`[${ROW}`, `[${ROW},`, `{"papers":[${ROW}`, `{"papers":[${ROW}]`, `[[${ROW}]`])(
    'is reported as truncated if its list does not end: %s',
    async (text) => {
      expect(await opened(text)).toEqual({ rows: ['a:1'], notes: [CUT], gzipped: false });
    },
  );

  it.each([`[${ROW}]`, `{"papers":[${ROW}]}`, ROW, `${ROW}\n`, `[${ROW}] `])(
    'is not reported if it does: %s',
    async (text) => {
      expect(await opened(text)).toEqual({ rows: ['a:1'], notes: [], gzipped: false });
    },
  );

  it('is recognized as gzipped by its first bytes, and reported if it ends too early', async () => {
    const packed = gzipSync(`${ROW}\n`.repeat(1_000));
    expect(await opened(gzipSync(ROW))).toEqual({ rows: ['a:1'], notes: [], gzipped: true });
    expect(await refusal(packed.subarray(0, -9))).toBe('/file is damaged: the gzip file ends too early.');
    packed[20] = (packed[20] ?? 0) ^ 0xff;
    expect(await refusal(packed)).toMatch(/damaged|cut/);
  });

  it('that is empty has no papers, but is valid', async () => {
    expect(await opened('')).toEqual({ rows: [], notes: [], gzipped: false });
    expect(await opened(' \n')).toEqual({ rows: [], notes: [], gzipped: false });
  });

  it.each([
    ['<!doctype html><html><body>Kites</body></html>', /is a web page in HTML/],
    ['<!-- saved -->\n<HTML>', /is a web page in HTML/],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', /known|know/],
    ['id,title\n1,Kites\n', /known|know/],
    ['\u0000\u0001binary', /known|know/],
  ])(
    'is refused with a sentence saying what it is, or that its format is unknown: %j',
    async (text, sentence) => {
      expect(await refusal(text)).toMatch(sentence);
    },
  );

  it('can be given a format, or a fallback if detection fails', async () => {
    expect((await opened('kites', { fallback: 'jsonl' })).rows).toEqual(['not JSON (“kites”)']);
    expect((await opened(`[${ROW}]`, { format: 'jsonl' })).rows).toEqual(['a:1']);
  });

  it.each([
    [`var papers = [${ROW}];`],
    [`callback([${ROW}])`],
    [`)]}',\n[${ROW}]`],
    [`\ufeff[${ROW}]`],
    [`A list of papers\n${ROW}\n`],
  ])('is read as JSON after a prefix: %s', async (text) => {
    expect((await opened(text)).rows).toContain('a:1');
  });
});
