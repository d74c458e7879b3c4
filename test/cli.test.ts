import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVersion } from '../src/version.ts';
import { SHORT_LIVED } from './support/node-flags.ts';
import { wholeProgram } from './support/whole-programs.ts';

/** The compiled command, as `npm run papers` runs it. */
const SHIPPED = fileURLToPath(new URL('../dist/src/cli.js', import.meta.url));
const WHOLE = wholeProgram('src/cli.js');

let folder: string;
beforeAll(async () => {
  // A separate folder, so that a developer's `.env` isn't read.
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-cli-'));
  const papers = Array.from({ length: 2 }, (_, i) => ({
    id: `x:${i}`,
    title: `Kites of ${'all '.repeat(9)}kinds`,
    authors: [],
  }));
  await writeFile(path.join(folder, 'c.jsonl'), papers.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await writeFile(path.join(folder, '.env'), 'CATALOG=c.jsonl\nDATA_DIR=data\nLOG_LEVL=debug\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs it and reads its output, unless the reader stops early or the output goes to a file. */
function papers(
  words: readonly string[],
  given: { readonly isEnough?: boolean; readonly to?: number; readonly program?: string } = {},
) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...SHORT_LIVED, given.program ?? WHOLE, ...words], {
    cwd: folder,
    env: { PATH },
    stdio: ['ignore', given.to ?? 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (data) => {
    said.out += String(data);
  });
  if (given.isEnough === true) child.stdout?.destroy();
  child.stderr?.on('data', (data) => {
    said.err += String(data);
  });
  return new Promise<typeof said & { status: number | null }>((resolve) => {
    child.once('close', (status) => resolve({ ...said, status }));
  });
}

describe('the terminal command', () => {
  it('takes the arguments after its name, and reports its version', async () => {
    expect(await papers(['--version'], { program: SHIPPED })).toEqual({
      out: `${readVersion()}\n`,
      err: '',
      status: 0,
    });
    // The second word isn't a command, although one of that name exists.
    const { err, status } = await papers(['search', 'doctor', '--limit', '1'], {
      program: SHIPPED,
    });
    expect([err, status]).toEqual([expect.not.stringContaining('unknown command'), 0]);
  });

  it('prints results and errors on separate streams, with its own exit status', async () => {
    const found = await papers(['search', 'kites', '--limit', '1']);
    expect(found.out).toContain('Kites of all');
    expect(found.err).toContain('1 of 2');
    const { out, err, status } = await papers(['fly']);
    expect([out, status]).toEqual(['', 2]);
    expect(err).toContain("papers: unknown command 'fly'");
  });

  it('names settings in .env that do not exist', async () => {
    const { out } = await papers(['doctor']);
    expect(out).toContain("LOG_LEVL isn't a setting. Did you mean LOG_LEVEL?");
  });

  it('exits cleanly when its reader has seen enough, but not when its output cannot be written', async () => {
    expect(await papers(['--version'], { isEnough: true })).toMatchObject({
      status: 0,
      err: expect.not.stringContaining('EPIPE'),
    });
    const full = openSync('/dev/full', 'w');
    const { status, err } = await papers(['--version'], { to: full });
    closeSync(full);
    expect(status).not.toBe(0);
    expect(err).toContain('ENOSPC');
  });
});
