import { readdir } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Format, Formats } from './row/format.ts';

/** Every file in this folder is a format. */
const FOLDER = fileURLToPath(new URL('../formats', import.meta.url));

/**
 * Loads every format in the folder.
 *
 * @throws Error naming a file that isn't a format.
 */
export async function loadFormats(folder: string = FOLDER): Promise<Formats> {
  const formats = new Map<string, Format>();
  for (const file of (await readdir(folder)).sort()) {
    if (!['.ts', '.js'].includes(extname(file)) || file.endsWith('.d.ts')) continue;
    const loaded: unknown = await import(pathToFileURL(join(folder, file)).href);
    const found = isObject(loaded) ? loaded.default : undefined;
    const { name } = parse(file);
    if (!isFormat(found)) {
      throw new Error(
        `src/catalog/formats/${name}.ts doesn't default-export a format: { kind: 'json', fits, read }, { kind: 'xml', element, read } or { kind: 'text', recognises, read }.`,
      );
    }
    formats.set(name, found);
  }
  return formats;
}

function isFormat(value: unknown): value is Format {
  if (!isObject(value) || typeof value.read !== 'function') return false;
  if (value.kind === 'json') return typeof value.fits === 'function';
  if (value.kind === 'xml') return typeof value.element === 'string';
  return value.kind === 'text' && typeof value.recognises === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
