import { join } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { haveSameText } from '../../catalog/text-sum.ts';
import { lazily } from '../../lazily.ts';
import { mapInSlices } from '../../slices.ts';
import { createColumnReader, type PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { buildIndex, indexWorkers } from './build-index.ts';
import { type KnownColumns, writeColumnsFile } from './columns-file.ts';
import { readColumns } from './read-columns.ts';

/** Index and columns of a catalog. */
export interface OpenedIndex {
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  /** Whether the index was loaded from its file. */
  readonly fromFile: boolean;
  /** Whether it is the previous index with papers appended. */
  readonly isAppended: boolean;
  /** How many of its first papers were in the previous index, with the same numbers and, except for outdated ones, the same texts. */
  readonly same: number;
  /** Papers whose text in it is old, ascending, until the merged index replaces it. */
  readonly outdated: readonly number[];
}

/** If the texts of more papers than this changed (and of more than this share), rebuild the index. */
const MANY = 1_000;
const SHARE = 1 / 20;

/** An earlier catalog's index, if it had one. */
type Earlier = Partial<OpenedIndex> & { readonly catalog: Catalog };

/** What to build an index from (default: all papers). */
interface From {
  /** The current index, if it covers the catalog's first papers. */
  readonly first?: PackedIndex;
  /** See `IndexTask`. */
  readonly isTailAnew?: boolean;
  readonly outdated?: readonly number[];
}

/** Opens catalogs for search: from the current index, from files, or by building. */
export interface IndexOpener {
  /** Starts the worker that adds papers, so that it is ready for the next `open`. */
  startAhead(): void;
  /** @param old what is in place now; papers it shares aren't read again. */
  open(catalog: Catalog, old?: Earlier): Promise<OpenedIndex>;
  /** Resolves once nothing is being written. */
  close(): Promise<void>;
}

export function createIndexOpener({
  dataDir,
  mergedAtOnce,
  onProgress,
  onKept,
  onMerged,
  onUnwritten,
}: {
  readonly dataDir: string | undefined;
  /** See `IndexTask`. */
  readonly mergedAtOnce?: number | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Called with the number of papers that the index file covers, once known. */
  readonly onKept?: ((papers: number) => void) | undefined;
  /** Called when the tail of an opened index has been merged and no text is outdated. */
  readonly onMerged?: ((opened: PackedIndex, merged: PackedIndex) => void) | undefined;
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}): IndexOpener {
  const fileOf = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const file = fileOf('search.columns');
  let writing: Promise<void> = Promise.resolve();
  const workers = indexWorkers();
  /** Resolves once old texts are replaced. Two at a time could leave the older one in the file. */
  let replacing: Promise<void> = Promise.resolve();
  /** How many first papers of the current index the index file covers. */
  let kept = 0;
  /** Incremented when texts change, to ignore what is reported about files with older ones. */
  let edition = 0;

  /** Saves columns for the next start, if the papers are kept on disk too. */
  function keep({ base, changedSince }: Catalog, columns: PaperColumns): void {
    const laid = base && changedSince(base.catalog);
    if (file === undefined || base === undefined || laid === undefined) return;
    writing = writeColumnsFile(file, base.name, columns, laid).catch((error: unknown) =>
      onUnwritten?.(error instanceof Error ? error.message : String(error)),
    );
  }

  async function build(
    catalog: Catalog,
    old: Earlier | undefined,
    { first, isTailAnew = false, outdated = [] }: From = {},
  ): Promise<OpenedIndex> {
    const { base } = catalog;
    const reader = lazily(() => createColumnReader(catalog.size));
    const start = isTailAnew ? first?.tail?.before.documents : first?.documents;
    if (start === undefined || kept > start || outdated.length > 0) kept = 0;
    if (start === undefined || isTailAnew || outdated.length > 0) edition += 1;
    const ofNow = edition;
    await replacing;
    const worker = workers.take();
    if (outdated.length > 0) replacing = new Promise((resolve) => worker.once('exit', () => resolve()));
    const building = buildIndex({
      catalog,
      worker,
      first,
      isTailAnew,
      outdated,
      kept,
      mergedAtOnce,
      indexFile: fileOf('search.index'),
      columnsFile: file === undefined || base === undefined ? undefined : { file, base: base.name },
      onPaper: (number, paper) => reader().read(number, paper),
      onProgress,
      onKept(papers) {
        if (edition !== ofNow) return;
        kept = papers;
        onKept?.(papers);
      },
      // If the worker ended before its messages were read, all come at once: this one before the index is awaited.
      onMerged: (merged) => void building.then(({ index }) => onMerged?.(index, merged)),
      onUnwritten,
    });
    const { index, fromFile, same, isUpToDate, known } = await building;
    const nearest = (old && columnsBefore(catalog, old)) ?? laidOver(catalog, known);
    const columns = same > 0 ? await readColumns(catalog, nearest) : reader().columns();
    if (nearest === undefined) keep(catalog, columns);
    const isReplaced = outdated.length > 0 && isUpToDate;
    return {
      index,
      fromFile,
      columns,
      isAppended: first !== undefined && !isTailAnew && !isReplaced,
      same: start ?? 0,
      outdated: isReplaced ? [] : outdated,
    };
  }

  return {
    startAhead: workers.start,
    async open(catalog, old) {
      if (old?.index === undefined) return build(catalog, old);
      const { index, fromFile = false } = old;
      const same = await catalog.sameStart(old.catalog.texts);
      const { outdated: before = [] } = old;
      if (same !== index.documents || before.length > 0) {
        const outdated = await outdatedIn(catalog, old.catalog, index, before);
        if (outdated === undefined) return build(catalog, old);
        const start = index.tail?.before.documents;
        const isTailAnew = start !== undefined && outdated.every((number) => number >= start);
        return build(catalog, old, isTailAnew ? { first: index, isTailAnew } : { first: index, outdated });
      }
      if (same < catalog.size) return build(catalog, old, { first: index });
      const columns = await readColumns(catalog, columnsBefore(catalog, old));
      return { index, fromFile, columns, isAppended: false, same, outdated: [] };
    },
    async close() {
      await Promise.all([writing, workers.close()]);
    },
  };
}

/** Papers of an index whose text differs in a catalog. Undefined if that isn't a later moment of the same catalog, or too many differ. */
async function outdatedIn(
  catalog: Catalog,
  earlier: Catalog,
  { documents }: PackedIndex,
  before: readonly number[],
): Promise<readonly number[] | undefined> {
  const changed = catalog.changedSince(earlier)?.filter((number) => number < documents);
  if (changed === undefined || catalog.size < documents) return undefined;
  const same = await mapInSlices(changed, (number) => haveSameText(earlier.at(number), catalog.at(number)));
  const other = changed.filter((_, i) => same[i] !== true);
  const outdated = [...new Set([...before, ...other])].sort((a, b) => a - b);
  return outdated.length > Math.max(MANY, documents * SHARE) ? undefined : outdated;
}

/** The columns of an earlier moment of a catalog. */
function columnsBefore(catalog: Catalog, { catalog: earlier, columns }: Earlier): KnownColumns | undefined {
  const changed = catalog.changedSince(earlier);
  return columns && changed && { columns, changed };
}

/** Stored columns of a catalog with the same base, with everything laid over it then or now marked as changed. */
function laidOver(catalog: Catalog, kept: KnownColumns | undefined): KnownColumns | undefined {
  const laid = catalog.base && catalog.changedSince(catalog.base.catalog);
  return kept && laid && { columns: kept.columns, changed: [...kept.changed, ...laid] };
}
