import { writeAtomically } from '../../catalog/file/atomic-file.ts';
import type { PaperColumns } from '../index/columns.ts';
import { packChecked, readChecked } from './checked-file.ts';

/** Increment when the content or layout of columns changes, so that old files aren't read. */
const COLUMNS_FORMAT = 'paperboy-columns 1';

/** Columns of an earlier catalog, and the papers whose values must be read again. */
export interface KnownColumns {
  readonly columns: PaperColumns;
  readonly changed: readonly number[];
}

/** Columns as stored, and the papers that differed from the catalog's base at that time. */
interface KeptColumns {
  readonly columns: PaperColumns;
  readonly laid: Uint32Array;
}

/**
 * Writes the columns of a catalog, and which papers were laid over its base.
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

/** Reads the columns of a catalog with this base. Undefined if the file is missing or damaged. Blocks. */
export function readColumnsFile(file: string, base: string): KnownColumns | undefined {
  try {
    const kept = readChecked(file, COLUMNS_FORMAT, base)?.value;
    return isKept(kept) ? { columns: kept.columns, changed: [...kept.laid] } : undefined;
  } catch {
    return undefined;
  }
}

/** Only checks the keys: format and checksums already vouch for the content. */
function isKept(value: unknown): value is KeptColumns {
  return typeof value === 'object' && value !== null && 'columns' in value && 'laid' in value;
}
