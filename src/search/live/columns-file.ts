import { writeAtomically } from '../../catalog/file/atomic-file.ts';
import type { PaperColumns } from '../index/columns.ts';
import { packChecked, readChecked } from './checked-file.ts';

/** Raised whenever columns are read or kept otherwise, so that an old file is not read. */
const COLUMNS_FORMAT = 'paperboy-columns 1';

/** Columns of an earlier catalog, and the papers whose rows have to be read anew. */
export interface KnownColumns {
  readonly columns: PaperColumns;
  readonly changed: readonly number[];
}

/** Columns that were kept, and the papers that differed then from those of the catalog's base. */
interface KeptColumns {
  readonly columns: PaperColumns;
  readonly laid: Uint32Array;
}

/**
 * Writes columns of a catalog with what is laid over its base.
 *
 * @param base the name of the base (see `Catalog.base`).
 * @throws UnwritableFile
 */
export async function writeColumnsFile(
  file: string,
  base: string,
  columns: PaperColumns,
  laid: readonly number[],
): Promise<void> {
  const kept: KeptColumns = { columns, laid: Uint32Array.from(laid) };
  await writeAtomically(file, async (handle) => {
    for (const piece of packChecked(COLUMNS_FORMAT, base, kept)) await handle.appendFile(piece);
  });
}

/** Reads columns of a catalog with this base. Undefined when there are none, or they are torn. Blocks. */
export function readColumnsFile(file: string, base: string): KnownColumns | undefined {
  try {
    const kept = readChecked(file, COLUMNS_FORMAT, base)?.value;
    return isKept(kept) ? { columns: kept.columns, changed: [...kept.laid] } : undefined;
  } catch {
    return undefined;
  }
}

/** A file whose checksums and format are right holds what was written. */
function isKept(value: unknown): value is KeptColumns {
  return typeof value === 'object' && value !== null && 'columns' in value && 'laid' in value;
}
