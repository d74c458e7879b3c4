import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFormats } from '../../../src/catalog/file/load-formats.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-formats-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);

describe('the formats of files', () => {
  it('are the files of their folder', async () => {
    const names = [...(await loadFormats()).keys()];
    expect(names).toEqual(
      expect.arrayContaining(['arxiv', 'conference', 'hugging-face', 'jsonl', 'oai-pmh']),
    );
  });

  it('are of three kinds, and other files beside them are ignored', async () => {
    await put('b.mjs', 'export default 1;');
    await put('c.js', "export default { kind: 'xml', element: 'entry', read() {} };");
    await put('a.js', "export default { kind: 'json', fits() {}, read() {} };");
    await put('d.js', "export default { kind: 'text', recognises() {}, read() {} };");
    await put('a.d.ts', '');
    await put('README.md', 'Formats');
    expect([...(await loadFormats(folder)).keys()]).toEqual(['a', 'c', 'd']);
  });

  it.each([
    ['nothing', ''],
    ['a value', 'export default 7;'],
    ['no reader', "export default { kind: 'json', fits() {} };"],
    ['no way to tell JSON', "export default { kind: 'json', read() {} };"],
    ['no element of XML', "export default { kind: 'xml', read() {} };"],
    ['no way to tell text', "export default { kind: 'text', read() {} };"],
    ['another kind', "export default { kind: 'csv', fits() {}, read() {} };"],
  ])('prevent the start, naming the file, if one exports %s', async (_, text) => {
    await put('wrong.js', text);
    await expect(loadFormats(folder)).rejects.toThrow(
      "src/catalog/formats/wrong.ts doesn't default-export a format",
    );
  });
});
