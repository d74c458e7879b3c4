import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Compiles the file of this name shown in a README, into a new folder beside the one it is meant for, so that its
 * imports still work.
 * @param readme path from the root.
 * @returns the folder.
 */
export async function plantShown(readme: string, name: string): Promise<string> {
  const text = await readFile(path.join(ROOT, readme), 'utf8');
  const shown = text.split('```ts\n').find((part) => part.startsWith(`// ${name}\n`));
  if (shown === undefined) throw new Error(`${readme} shows no ${name}`);
  const { code } = await transformWithOxc(shown.split('```')[0] ?? '', name, {
    lang: 'ts',
    typescript: { rewriteImportExtensions: 'rewrite' },
  });
  const folder = await mkdtemp(path.join(ROOT, 'dist', path.dirname(name), '..', '.planted-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, path.basename(name, '.ts').concat('.js')), code);
  return folder;
}
