import { join } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { createColumnReader, type PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { buildIndex } from './build-index.ts';
import { type KnownColumns, writeColumnsFile } from './columns-file.ts';
import { readColumns } from './read-columns.ts';

/** What a catalog is searched by. */
export interface OpenedIndex {
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  /** Whether the index came from its file. */
  readonly fromFile: boolean;
}

/** That of an earlier catalog, as far as it had one. */
type Earlier = Partial<OpenedIndex> & { readonly catalog: Catalog };

/** Opens catalogs for search: from what is in place, from files, or by building. */
export interface IndexOpener {
  /** @param old what is in place now; of papers that it shares nothing is read again. */
  open(catalog: Catalog, old?: Earlier): Promise<OpenedIndex>;
  /** Resolves when nothing is being written any more. */
  close(): Promise<void>;
}

export function createIndexOpener({
  dataDir,
  onProgress,
  onUnwritten,
}: {
  readonly dataDir: string | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}): IndexOpener {
  const fileOf = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const file = fileOf('search.columns');
  let writing: Promise<void> = Promise.resolve();

  /** Keeps columns for the next start, of a catalog whose papers are kept too. */
  function keep({ base, changedSince }: Catalog, columns: PaperColumns): void {
    const laid = base && changedSince(base.catalog);
    if (file === undefined || base === undefined || laid === undefined) return;
    writing = writeColumnsFile(file, base.name, columns, laid).catch((error: unknown) =>
      onUnwritten?.(error instanceof Error ? error.message : String(error)),
    );
  }

  async function build(catalog: Catalog, old: Earlier | undefined): Promise<OpenedIndex> {
    const { base } = catalog;
    const reader = createColumnReader(catalog.size);
    const { index, fromFile, known } = await buildIndex({
      catalog,
      indexFile: fileOf('search.index'),
      columnsFile: file === undefined || base === undefined ? undefined : { file, base: base.name },
      onPaper: reader.read,
      onProgress,
      onUnwritten,
    });
    const nearest = (old && columnsBefore(catalog, old)) ?? laidOver(catalog, known);
    const columns = fromFile ? await readColumns(catalog, nearest) : reader.columns();
    if (nearest === undefined) keep(catalog, columns);
    return { index, fromFile, columns };
  }

  return {
    async open(catalog, old) {
      if (old?.index === undefined || old.catalog.texts !== catalog.texts) return build(catalog, old);
      const { index, fromFile = false } = old;
      return { index, fromFile, columns: await readColumns(catalog, columnsBefore(catalog, old)) };
    },
    close: () => writing,
  };
}

/** The columns of an earlier moment of a catalog. */
function columnsBefore(catalog: Catalog, { catalog: earlier, columns }: Earlier): KnownColumns | undefined {
  const changed = catalog.changedSince(earlier);
  return columns && changed && { columns, changed };
}

/** Columns that were kept of a catalog with the same base, whatever was laid over that then and now. */
function laidOver(catalog: Catalog, kept: KnownColumns | undefined): KnownColumns | undefined {
  const laid = catalog.base && catalog.changedSince(catalog.base.catalog);
  return kept && laid && { columns: kept.columns, changed: [...kept.changed, ...laid] };
}
