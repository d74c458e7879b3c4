import { closeSync, fstatSync, openSync } from 'node:fs';
import { errorCode } from '../../error-code.ts';
import { read, readPackedInPieces } from '../../packed/unpack.ts';
import type { KeptPapers } from '../catalog.ts';
import type { KeptTables } from '../catalog-tables.ts';
import type { Problem } from '../file/problem.ts';
import { FIRST_LINE, FOOTER, tailIn } from './layout.ts';
import { createPaperReader } from './paper-reader.ts';

/** What is kept of papers beside themselves. */
export interface PaperTail {
  readonly name: string;
  /** What has to be the same for the file to fit (see `file/stamp.ts`). */
  readonly stamp: string;
  readonly tables: KeptTables;
  /** Where the record of each paper begins, in units of eight bytes. */
  readonly places: Uint32Array;
  /** What was met when the catalog files were read. */
  readonly problems: readonly Problem[];
}

export interface PaperFile extends KeptPapers, Pick<PaperTail, 'problems'> {
  readonly handle: number;
  /** Where the records end. */
  readonly end: number;
}

/** Why a file of papers cannot be used. */
export type PaperFileFault =
  | { readonly kind: 'absent' }
  /** It is of other files, or of these as they were. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'damaged'; readonly reason: string };

/**
 * Opens a file of papers, whose tables are read and checked, in pieces between which others run; it stays open for as long as the process lives.
 *
 * @param onDamage called when a paper that is asked for is not as it was written; asking for it throws.
 */
export async function openPaperFile(
  file: string,
  stamp: string,
  onDamage: (reason: string) => void = () => {},
): Promise<PaperFile | PaperFileFault> {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const { size } = fstatSync(handle);
    if (size < FIRST_LINE.length + FOOTER) throw new RangeError('it is cut off');
    if (!read(handle, Buffer.alloc(FIRST_LINE.length), 0).equals(FIRST_LINE)) {
      closeSync(handle);
      return { kind: 'changed' };
    }
    const end = tailIn(read(handle, Buffer.alloc(FOOTER), size - FOOTER));
    const tail = (await readPackedInPieces(handle, end)) as PaperTail;
    if (tail.stamp !== stamp) {
      closeSync(handle);
      return { kind: 'changed' };
    }
    const { name, tables, problems, places } = tail;
    return {
      name,
      tables,
      problems,
      handle,
      end,
      ...createPaperReader({ file, handle, end, places, onDamage }),
    };
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return { kind: 'absent' };
    return { kind: 'damaged', reason: error instanceof Error ? error.message : String(error) };
  }
}
