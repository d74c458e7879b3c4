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
  /** The number of papers, if all of them come with the program. */
  readonly bundled?: number;
}

type Context = Pick<VerbContext, 'config' | 'err'>;

/**
 * The current catalog and a search over it: the stored search if it was made from exactly these files, else a new one,
 * stored afterwards for the next call. Catalog problems go to stderr, one per line.
 * @param learnFirst whether the first answer waits for vectors, so that it equals later ones; else they are learnt
 * after it is printed.
 * @throws UsageError if a catalog file can't be read.
 */
export async function openSearch(
  context: Context & Pick<VerbContext, 'afterwards'>,
  { learnFirst = false }: { readonly learnFirst?: boolean } = {},
): Promise<OpenedSearch> {
  const files = await filesInUse(context.config);
  // Checked before reading: a file that changes meanwhile is read again next time.
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

/** Just the current catalog: like `openSearch`, but builds no search if none is stored. */
export async function openCatalogAlone(context: Context): Promise<Catalog> {
  const files = await filesInUse(context.config);
  const place = storedPlace(context.config.DATA_DIR, files);
  const stored = place === undefined ? undefined : await openStored(place);
  if (stored !== undefined) tell(stored.problems, context);
  return stored?.catalog ?? (await readCatalog(context, files, place)).catalog;
}

/** A search with the bot's vectors if it knows the same papers; else without any. */
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

/** Reads the catalog, and keeps its papers for the next call if possible. */
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

/** A catalog from files; its papers are kept on disk if there is a place for them, else in memory. */
export async function openFiles(
  files: readonly string[],
  place: StoredPlace | undefined,
  onRead?: (papers: number) => void,
): Promise<Pick<LoadedCatalog, 'catalog' | 'problems'>> {
  const papers = place && (await openKept({ file: place.papersFile, files, onRead }).catch(inMemory))?.papers;
  if (papers === undefined) return loadCatalog(files, onRead);
  return { catalog: createCatalogBuilder(papers).catalog(), problems: papers.problems };
}

/** If papers can't be kept on disk, they stay in memory and the search isn't stored. */
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

/** Parses an option as an integer from `least` to `most`. @throws UsageError */
export function wholeNumber(name: string, given: unknown, least: number, most: number): number {
  const value = typeof given === 'number' ? given : /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new UsageError(`${name}: "${String(given)}" isn't a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Reads a file named on the command line. @throws UsageError that says why it can't be read. */
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

/** Turns a file reader's complaint about a bad line into one about the value given. */
export function withFileName<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
