import { readFile } from 'node:fs/promises';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogFiles } from '../catalog/file/paths.ts';
import { problemSentence } from '../catalog/file/problem.ts';
import { loadCatalog } from '../catalog/load.ts';
import { type CatalogProgress, paceIndexing, paceLoading } from '../catalog/pace.ts';
import { createSearchEngine, type LocalEngine } from '../search/engine.ts';
import { catalogProgress } from '../view/progress.ts';
import { UsageError, type VerbContext } from './verb.ts';

export interface OpenedSearch {
  readonly catalog: Catalog;
  readonly search: LocalEngine;
}

/**
 * The catalog in use and a search over it; each problem in it is a line on stderr.
 *
 * @throws UsageError when a catalog file cannot be read.
 */
export async function openSearch({
  config,
  err,
}: Pick<VerbContext, 'config' | 'err'>): Promise<OpenedSearch> {
  const onProgress = (progress: CatalogProgress) => err(catalogProgress(progress));
  const { catalog, problems } = await loadCatalog(catalogFiles(config), paceLoading(onProgress));
  for (const problem of problems) {
    if (problem.kind === 'unreadable') throw new UsageError(problemSentence(problem));
    err(problemSentence(problem));
  }
  return { catalog, search: createSearchEngine({ catalog, onProgress: paceIndexing(onProgress) }) };
}

/** A number given as an option: whole, from `least` to `most`. @throws UsageError */
export function wholeNumber(name: string, given: unknown, least: number, most: number): number {
  const value = typeof given === 'number' ? given : /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new UsageError(`${name}: "${String(given)}" isn't a whole number from ${least} to ${most}`);
  }
  return value;
}

/** The text of a file named on the command line. @throws UsageError that says why it cannot be read. */
export async function readGivenFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason =
      code === 'ENOENT'
        ? "there's no such file"
        : code === 'EISDIR'
          ? "it's a directory"
          : "it can't be read";
    throw new UsageError(`${file}: ${reason}`);
  }
}

/** What a reader of files said of a bad line, as a complaint about the value given. */
export function withFileName<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
