import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importPapers } from '../../../../src/catalog/file/import/import.ts';
import type { EarlierImport } from '../../../../src/catalog/file/import/work.ts';
import { SHORT_LIVED } from '../../../support/node-flags.ts';
import { wholeProgram } from '../../../support/whole-programs.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-resume-'));
});
// The same path for every test, since it appears in reports.
beforeEach(() => mkdir(folder, { recursive: true }));
afterEach(() => rm(folder, { recursive: true, force: true }));

const into = () => join(folder, 'c.jsonl');
const checkpoint = () => join(folder, '.c.jsonl.journal.json');
const files = () => [join(folder, 'a.jsonl'), join(folder, 'b.jsonl')];
const lineOf = (value: object) => `${JSON.stringify(value)}\n`;

/**
 * Papers, some repeated, some first known by title, more than a journal writes at once, and more bad lines than are
 * listed.
 */
async function writeFiles(): Promise<void> {
  const paper = (i: number) => ({
    id: `x:${i}`,
    title: `Kite ${i}`,
    authors: ['Ada North'],
    abstract: 'kite '.repeat(160),
  });
  await writeFile(
    into(),
    lineOf({ id: 'x:1', title: 'Kite 1', authors: [] }) + lineOf({ id: 'x:old', title: 'Old', authors: [] }),
  );
  const byTitle = (i: number) => ({ title: `Kite ${i} of a conference`, authors: ['Ada North'], pdf: '' });
  const first = Array.from({ length: 2_000 }, (_, i) => {
    if (i % 10 === 3) return '{"id":"x:bad\n'.repeat(6);
    return lineOf(i % 200 === 7 ? byTitle(i) : paper(i));
  });
  const second = Array.from({ length: 2_000 }, (_, i) =>
    lineOf(i % 400 === 7 ? { ...paper(i), id: `real:${i}`, title: byTitle(i).title } : paper(i + 1_400)),
  );
  await writeFile(files()[0] ?? '', first.join(''));
  await writeFile(files()[1] ?? '', second.join(''));
}

/**
 * Runs an import in a separate process that kills itself once a checkpoint says it has read this many records:
 * killing it from outside may come too late on a busy machine.
 */
async function importKilled(after: number): Promise<void> {
  const module = pathToFileURL(wholeProgram('src/catalog/file/import/import.js')).href;
  const script = `
    const { importPapers } = await import(${JSON.stringify(module)});
    const { readFileSync } = await import('node:fs');
    const read = () => {
      try {
        return Number(/"read":(\\d+)/.exec(readFileSync(${JSON.stringify(checkpoint())}, 'utf8'))?.[1] ?? 0);
      } catch {
        return 0;
      }
    };
    setInterval(() => read() >= ${after} && process.kill(process.pid, 'SIGKILL'), 1);
    await importPapers({ files: ${JSON.stringify(files())}, into: ${JSON.stringify(into())}, checkpointEvery: 0 });
    process.exit();`;
  const child = spawn(process.execPath, [...SHORT_LIVED, '--input-type=module', '-e', script]);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  // A held lock is touched regularly; an abandoned one is taken over.
  await utimes(`${into()}.lock`, 0, 0);
}

async function importHere() {
  const earlier: EarlierImport[] = [];
  const report = await importPapers({ files: files(), into: into(), onEarlier: (one) => earlier.push(one) });
  return { report, earlier, text: await readFile(into(), 'utf8') };
}

/** The result of an uninterrupted import of these files; it takes a second, and is shared by all tests. */
async function importWhole() {
  if (whole !== undefined) return whole;
  await writeFiles();
  whole = await importHere();
  await Promise.all((await readdir(folder)).map((name) => rm(join(folder, name))));
  return whole;
}
let whole: Awaited<ReturnType<typeof importHere>> | undefined;

describe('an import that was killed', () => {
  it.each([400, 3_700])(
    'resumes after %i records, and writes the same catalog as an uninterrupted one',
    async (after) => {
      const { report, text } = await importWhole();
      await writeFiles();
      const before = await readFile(into(), 'utf8');
      await importKilled(after);
      expect(await readFile(into(), 'utf8')).toBe(before);
      const resumed = await importHere();
      expect(resumed.earlier).toEqual([{ kind: 'resumed', read: expect.any(Number) }]);
      expect(resumed.report).toEqual(report);
      expect(resumed.text === text).toBe(true);
      expect((await readdir(folder)).sort()).toEqual(['a.jsonl', 'b.jsonl', 'c.jsonl']);
    },
  );

  it('starts over if a file or the catalog has changed since, and says so', async () => {
    await writeFiles();
    await importKilled(400);
    await appendFile(files()[1] ?? '', lineOf({ id: 'x:late', title: 'Late', authors: [] }));
    const { report, earlier, text } = await importHere();
    expect(earlier).toEqual([{ kind: 'outdated' }]);
    expect(report.read).toBe(5_001);
    expect(text).toContain('x:late');
  });

  it.each([
    ['cut', (file: string) => truncate(file, 500)],
    [
      'changed in a word',
      (file: string) =>
        readFile(file, 'utf8').then((text) => writeFile(file, text.replace('kite kite', 'site kite'))),
    ],
    ['changed', (file: string) => readFile(file).then((bytes) => writeFile(file, bytes.fill(65, 100, 110)))],
  ])('starts over if its earlier work is %s', async (_, spoil) => {
    const { text } = await importWhole();
    await writeFiles();
    await importKilled(400);
    await spoil(join(folder, '.c.jsonl.journal'));
    const { earlier, text: again } = await importHere();
    expect(earlier).toEqual([{ kind: 'outdated' }]);
    expect(again === text).toBe(true);
  });
});
