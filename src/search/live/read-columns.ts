import type { Catalog } from '../../catalog/catalog.ts';
import { mapInSlices } from '../../slices.ts';
import { createColumnReader, type PaperColumns } from '../index/columns.ts';
import type { KnownColumns } from './columns-file.ts';

/** Reads the columns of a catalog; with known columns, only what changed. Yields to the event loop between slices. */
export async function readColumns(
  catalog: Pick<Catalog, 'size' | 'all' | 'at'>,
  known?: KnownColumns,
): Promise<PaperColumns> {
  if (known?.changed.length === 0 && known.columns.days.length === catalog.size) return known.columns;
  const reader = createColumnReader(catalog.size, known?.columns);
  let number = 0;
  if (known === undefined) await mapInSlices(catalog.all(), (paper) => reader.read(number++, paper));
  await mapInSlices(new Set(known?.changed), (changed) => {
    const paper = catalog.at(changed);
    if (paper !== undefined) reader.read(changed, paper);
  });
  return reader.columns();
}
