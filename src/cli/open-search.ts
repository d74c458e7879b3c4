import { readFile } from 'node:fs/promises';
import { type Catalog, createCatalogBuilder } from '../catalog/catalog.ts';
import { UnwritableFile } from '../catalog/file/atomic-file.ts';
import { bundledCatalog } from '../catalog/file/paths.ts';
import { type Problem, problemSentence } from '../catalog/file/problem.ts';
import { type LoadedCatalog, loadCatalog } from '../catalog/load.ts';
import { paceIndexing, paceLoading } from '../catalog/pace.ts';
import { openKept } from '../catalog/paper-file/keep.ts';
import { errorCode } from '../error-code.ts';
import { buildIndexHere, type LocalEngine, openEngine } from '../search/engine.ts';
import { createColumnReader } from '../search/index/columns.ts';
import { meaningFileIn, readMeaningFile } from '../search/live/meaning-file.ts';
import { learnMeaning } from '../search/meaning/learn.ts';
import { FEWEST_PAPERS } from '../search/meaning/meaning.ts';
import { catalogProgress, EMPTY_CATALOG, LEARNING, LEARNING_LATER } from '../view/progress.ts';
import { filesInUse } from './files-in-use.ts';
import { type StoredPlace, storedPlace } from './stored/stamp.ts';
import { storeSearch } from './stored/store-search.ts';
import { openStored, type StoredSearch } from './stored/stored-file.ts';
import { UsageError, type VerbContext } from './verb.ts';

export interface OpenedSearch {
  readonly catalog: Catalog;
  readonly search: LocalEngine;
  /** How many papers there are, where all of them come with the program. */
  readonly bundled?: number;
}

type Context = Pick<VerbContext, 'config' | 'err'>;

/**
 * The catalog in use and a search over it: the stored one where it is of just these files, else made anew and, afterwards,
 * stored for the next call. Each problem in the catalog is a line on stderr.
 *
 * @param learnFirst whether the very first answer waits until vectors are learnt, so that it is the same as any later one;
 *   else they are learnt once it is printed.
 * @throws UsageError when a catalog file cannot be read.
 */
export async function openSearch(
  context: Context & Pick<VerbContext, 'afterwards'>,
  { learnFirst = false }: { readonly learnFirst?: boolean } = {},
): Promise<OpenedSearch> {
  const files = await filesInUse(context.config);
  // Looked at before the files are read: one that changes meanwhile is read again next time.
  const place = storedPlace(context.config.DATA_DIR, files);
  const stored = place === undefined ? undefined : await openStored(place);
  if (stored !== undefined) tell(stored.problems, context);
  const found = stored ?? (await makeSearch(context, files, place));
  const isLearntNow = learnFirst && !found.isLearnt;
  if (isLearntNow) context.err(LEARNING);
  const search = isLearntNow ? learn(found, context) : found;
  if (stored === undefined || isLearntNow) context.afterwards(() => keep(search, place, context));
  if (!search.isLearnt) {
    context.afterwards(() => {
      context.err(LEARNING_LATER);
      keep(learn(search, context), place, context);
    });
  }
  const { catalog, index, columns, meaning } = search;
  if (catalog.size === 0) context.err(EMPTY_CATALOG);
  const isBundledAlone = files.length === 1 && files[0] === bundledCatalog();
  return {
    catalog,
    search: openEngine(catalog, index, columns, meaning),
    ...(isBundledAlone && { bundled: catalog.size }),
  };
}

/** The catalog in use alone: as `openSearch`, but no search is made where none is stored. */
export async function openCatalogAlone(context: Context): Promise<Catalog> {
  const files = await filesInUse(context.config);
  const place = storedPlace(context.config.DATA_DIR, files);
  const stored = place === undefined ? undefined : await openStored(place);
  if (stored !== undefined) tell(stored.problems, context);
  return stored?.catalog ?? (await readCatalog(context, files, place)).catalog;
}

/** A search with the vectors that the bot has learnt, where it knows the same papers; else without any. */
async function makeSearch(
  context: Context,
  files: readonly string[],
  place: StoredPlace | undefined,
): Promise<StoredSearch> {
  const { catalog, problems } = await readCatalog(context, files, place);
  const onProgress = paceIndexing((progress) => context.err(catalogProgress(progress)));
  const reader = createColumnReader(catalog.size);
  const index = buildIndexHere({ catalog, onPaper: reader.read, onProgress });
  const columns = reader.columns();
  if (catalog.size < FEWEST_PAPERS) return { catalog, index, columns, isLearnt: true, problems };
  const kept = readMeaningFile(meaningFileIn(context.config.DATA_DIR), index);
  const meaning = kept?.isOfIndex === true ? kept.meaning : undefined;
  return { catalog, index, columns, meaning, isLearnt: meaning !== undefined, problems };
}

function learn(search: StoredSearch, { err }: Context): StoredSearch {
  const onProgress = paceIndexing((progress) => err(catalogProgress(progress)), undefined, 'learning');
  return { ...search, meaning: learnMeaning(search.index, { onProgress }), isLearnt: true };
}

function keep(search: StoredSearch, place: StoredPlace | undefined, { err }: Context): void {
  if (place === undefined) return;
  try {
    storeSearch(place, search);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    err(`I couldn't save the index, so the next search will be just as slow: ${said}`);
  }
}

/** Reads the catalog, and keeps its papers for the next call where that is possible. */
async function readCatalog(
  context: Context,
  files: readonly string[],
  place: StoredPlace | undefined,
): Promise<Pick<LoadedCatalog, 'catalog' | 'problems'>> {
  const onRead = paceLoading((progress) => context.err(catalogProgress(progress)));
  const loaded = await openFiles(files, place, onRead);
  tell(loaded.problems, context);
  return loaded;
}

/** The catalog of some files, whose papers are kept where there is a place for them, else held in memory. */
export async function openFiles(
  files: readonly string[],
  place: StoredPlace | undefined,
  onRead?: (papers: number) => void,
): Promise<Pick<LoadedCatalog, 'catalog' | 'problems'>> {
  const papers = place && (await openKept({ file: place.papersFile, files, onRead }).catch(inMemory))?.papers;
  if (papers === undefined) return loadCatalog(files, onRead);
  return { catalog: createCatalogBuilder(papers).catalog(), problems: papers.problems };
}

/** Where papers cannot be kept they are held in memory, and the search over them is not stored. */
function inMemory(error: unknown): undefined {
  if (!(error instanceof UnwritableFile)) throw error;
  return undefined;
}

function tell(problems: readonly Problem[], { err }: Context): void {
  for (const problem of problems) {
    if (problem.kind === 'unreadable') throw new UsageError(problemSentence(problem));
    err(problemSentence(problem));
  }
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
    const code = errorCode(error);
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
