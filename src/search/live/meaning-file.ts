import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PackedIndex } from '../index/packed-index.ts';
import { isMeaning, type Meaning } from '../meaning/meaning.ts';
import { packChecked, readChecked } from './checked-file.ts';
import type { EarlierMeaning } from './meaning-protocol.ts';
import { writeWholeFile } from './whole-file.ts';

/** Raised whenever vectors are learnt or kept otherwise, so that an old file is not read. */
export const MEANING_FORMAT = 'paperboy-meaning 2';

/** Where the bot keeps them, in its DATA_DIR. */
export function meaningFileIn(dataDir: string): string {
  return join(dataDir, 'search.meaning');
}

/** Vectors from a file, and whether they are of just these papers or have yet to be carried over. */
export interface KeptMeaning extends EarlierMeaning {
  readonly isOfIndex: boolean;
}

/** Writes vectors and the stems they are of; a crash at any moment leaves the old file or the new one. Blocks. */
export function writeMeaningFile(file: string, index: PackedIndex, meaning: Meaning): void {
  const kept: EarlierMeaning = { stems: index.stems, meaning };
  writeWholeFile(file, packChecked(MEANING_FORMAT, fingerprintOf(index), kept));
}

/** Reads vectors. Undefined when the file is absent, torn or of another format: the caller learns anew. Blocks. */
export function readMeaningFile(file: string, index: PackedIndex): KeptMeaning | undefined {
  try {
    const read = readChecked(file, MEANING_FORMAT);
    if (read === undefined || !isEarlier(read.value)) return undefined;
    return { ...read.value, isOfIndex: read.fingerprint === fingerprintOf(index) };
  } catch {
    return undefined;
  }
}

function isEarlier(value: unknown): value is EarlierMeaning {
  return typeof value === 'object' && value !== null && 'meaning' in value && isMeaning(value.meaning);
}

/** What the rows and the order of papers depend on. */
function fingerprintOf({ stems, textCodes, textStart, wordOfCode, stemOf }: PackedIndex): string {
  const hash = createHash('sha1');
  for (const { buffer, byteOffset, byteLength } of [stems.units, textCodes, textStart, wordOfCode, stemOf])
    hash.update(Buffer.from(buffer, byteOffset, byteLength));
  return hash.digest('hex');
}
