import { closeSync, fstatSync, openSync } from 'node:fs';
import { errorCode } from '../../error-code.ts';
import { read, readPackedInPieces } from '../../packed/unpack.ts';
import type { KeptPapers } from '../catalog.ts';
import type { KeptTables } from '../catalog-tables.ts';
import type { Problem } from '../file/problem.ts';
import { FIRST_LINE, FOOTER, tailIn } from './layout.ts';
import { createPaperReader } from './paper-reader.ts';

/** What is stored after the papers. */
export interface PaperTail {
  readonly name: string;
  /** The file fits only if this is the same (see `file/stamp.ts`). */
  readonly stamp: string;
  readonly tables: KeptTables;
  /** Offset of each paper's record, in units of eight bytes. */
  readonly places: Uint32Array;
  /** Problems found when the catalog files were read. */
  readonly problems: readonly Problem[];
}

export interface PaperFile extends KeptPapers, Pick<PaperTail, 'problems'> {
  readonly handle: number;
  /** Where the records end. */
  readonly end: number;
}

/** Why a paper file can't be used. */
export type PaperFileFault =
  | { readonly kind: 'absent' }
  /** It was made from other files, or from earlier versions of these. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'damaged'; readonly reason: string };

/**
 * Opens a paper file, reading and checking its tables in chunks that yield to the event loop; it stays open for the
 * life of the process.
 *
 * @param onDamage called when a requested paper is damaged; the request throws.
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
