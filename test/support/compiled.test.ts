import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { bringUpToDate } from './compiled.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const BROWSER = 'src/playground/page/browser';
let root: string;

const file = (name: string) => path.join(root, name);

/** A small project, laid out like this one. */
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'paperboy-compiled-'));
  for (const folder of [BROWSER, 'commands', 'test']) mkdirSync(file(folder), { recursive: true });
  symlinkSync(path.join(PROJECT, 'node_modules'), file('node_modules'));
  for (const config of ['tsconfig.json', 'test/tsconfig.json', `${BROWSER}/tsconfig.json`]) {
    writeFileSync(file(config), readFileSync(path.join(PROJECT, config)));
  }
  writeFileSync(file('src/a.ts'), 'export const a: number = 1;');
  writeFileSync(file(`${BROWSER}/b.ts`), 'export const b = document.title;');
  writeFileSync(file('package.json'), '{ "type": "module" }');
  await bringUpToDate(root);
});

it('compiles what is missing or has changed', async () => {
  onTestFinished(() => rmSync(root, { recursive: true }));
  expect(readFileSync(file(`dist/${BROWSER}/b.js`), 'utf8')).toContain('document.title');
  expect(readFileSync(file('dist/src/a.js'), 'utf8')).toContain('a = 1');
  writeFileSync(file('src/a.ts'), 'export const a: number = 2;');
  await bringUpToDate(root);
  expect(readFileSync(file('dist/src/a.js'), 'utf8')).toContain('a = 2');
});

it('removes output whose source is gone', async () => {
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(file('src/moved.ts'), 'export const a: number = 1;');
  rmSync(file('src/a.ts'));
  await bringUpToDate(root);
  expect([existsSync(file('dist/src/a.js')), existsSync(file('dist/src/moved.js'))]).toEqual([false, true]);
});

it("stops with the compiler's message", async () => {
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(file('src/a.ts'), "export const a: number = 'one';");
  await expect(bringUpToDate(root)).rejects.toThrow(/src\/a\.ts\(1,14\): error TS2322/);
});
