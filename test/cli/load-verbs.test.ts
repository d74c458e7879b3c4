import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadVerbs } from '../../src/cli/load-verbs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-verbs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const verb = 'export default { describe: () => undefined, run: () => undefined };';
const put = (name: string, text: string) => writeFile(join(folder, name), text);

describe('a folder’s verbs', () => {
  it('are named after their files, and nothing else there is one', async () => {
    await put('wave.mjs.js', verb);
    await put('bow.js', verb);
    await put('bow.d.ts', 'export {};');
    await put('notes.md', 'None.');
    expect([...(await loadVerbs(folder)).keys()]).toEqual(['bow', 'wave.mjs']);
  });

  it('load alone when one is wanted, and all of them if none has that name', async () => {
    await put('bow.js', verb);
    await put('wave.js', verb);
    expect([...(await loadVerbs(folder, 'wave')).keys()]).toEqual(['wave']);
    expect([...(await loadVerbs(folder, 'nod')).keys()]).toEqual(['bow', 'wave']);
  });

  it.each([
    ['nothing', ''],
    ['null', 'export default null;'],
    ['no way to run it', 'export default { describe: () => undefined };'],
    ['no description', 'export default { run: () => undefined };'],
  ])('name a file that exports %s', async (_, text) => {
    await put('bow.js', text);
    await expect(loadVerbs(folder)).rejects.toThrow(
      "src/cli/verbs/bow.ts doesn't default-export a verb: { describe, run }.",
    );
  });
});
