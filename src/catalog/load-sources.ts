import { readdir } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createHttpClient, type HttpClient, type HttpManners, type HttpParts } from './http/client.ts';
import { observed } from './http/observed.ts';
import type { Source, SourceFile, SourceSettings } from './source.ts';

/** Every file in this folder is a source. */
const FOLDER = fileURLToPath(new URL('./sources', import.meta.url));

/**
 * Creates every source in the folder that the settings enable, keyed by file name.
 *
 * @throws Error naming a file that isn't a source, or an entry of `SOURCES` without a file.
 */
export async function loadSources(
  settings: SourceSettings,
  http: HttpParts,
  folder: string = FOLDER,
): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>();
  const wanted = new Map(Object.entries(settings.SOURCES ?? {}));
  const clients = new Map<string, HttpClient>();
  const clientFor = (manners: HttpManners, service: string): HttpClient => {
    const known = clients.get(service);
    if (known !== undefined) return known;
    // Sources of one service share the name of the first one.
    const { onRequest } = http;
    const titled = (): string => sources.get(service)?.title ?? service;
    const parts = onRequest === undefined ? http : observed(http, (outcome) => onRequest(titled(), outcome));
    const client = createHttpClient(parts, { ...manners, service });
    clients.set(service, client);
    return client;
  };
  for (const file of (await readdir(folder)).sort()) {
    if (!['.ts', '.js'].includes(extname(file)) || file.endsWith('.d.ts')) continue;
    const loaded: unknown = await import(pathToFileURL(join(folder, file)).href);
    const found =
      typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
    const { name } = parse(file);
    if (!isSourceFile(found))
      throw new Error(`src/catalog/sources/${name}.ts doesn't default-export a source: { create }.`);
    const source = found.create({
      settings,
      address: wanted.get(name),
      http: (manners, service = name) => clientFor(manners, service),
    });
    if (source !== undefined) sources.set(name, source);
    wanted.delete(name);
  }
  const [unknown] = wanted.keys();
  if (unknown !== undefined)
    throw new Error(`SOURCES: there's no file ${unknown}.ts in src/catalog/sources.`);
  return sources;
}

function isSourceFile(value: unknown): value is SourceFile {
  return (
    typeof value === 'object' && value !== null && 'create' in value && typeof value.create === 'function'
  );
}
