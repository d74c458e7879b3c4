import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { PackedIndex } from '../index/packed-index.ts';
import { isMeaning, type Meaning } from '../meaning/meaning.ts';
import { checksum, writeIndexFile } from './index-file.ts';
import type { EarlierMeaning } from './meaning-protocol.ts';

/** Raised whenever vectors are learnt or kept otherwise, so that an old file is not read. */
export const MEANING_FORMAT = `paperboy-meaning 1 v8-${process.versions.v8}`;
const LINE_BREAK = 0x0a;
const HEADER_LIMIT = 500;

/** Vectors from a file, and whether they are of just these papers or have yet to be carried over. */
export interface KeptMeaning extends EarlierMeaning {
  readonly isOfIndex: boolean;
}

/** Writes vectors and the stems they are of; a crash at any moment leaves the old file or the new one. Blocks. */
export function writeMeaningFile(file: string, index: PackedIndex, meaning: Meaning): void {
  const body = serialize({ stems: index.stems, meaning });
  writeIndexFile(file, [Buffer.from(`${MEANING_FORMAT} ${fingerprintOf(index)} ${checksum(body)}\n`), body]);
}

/** Reads vectors. Undefined when the file is absent, torn or of another format: the caller learns anew. Blocks. */
export function readMeaningFile(file: string, index: PackedIndex): KeptMeaning | undefined {
  try {
    const bytes = readFileSync(file);
    const lineEnd = bytes.subarray(0, HEADER_LIMIT).indexOf(LINE_BREAK);
    const head = bytes.subarray(0, Math.max(0, lineEnd)).toString();
    const body = bytes.subarray(lineEnd + 1);
    if (!head.startsWith(`${MEANING_FORMAT} `) || !head.endsWith(` ${checksum(body)}`)) return undefined;
    const { stems, meaning } = deserialize(body);
    if (!isMeaning(meaning)) return undefined;
    return { stems, meaning, isOfIndex: head.startsWith(`${MEANING_FORMAT} ${fingerprintOf(index)} `) };
  } catch {
    return undefined;
  }
}

/** What the rows and the order of papers depend on. */
function fingerprintOf({ stems, sequence, sequenceStart, stemOf }: PackedIndex): string {
  const hash = createHash('sha1');
  for (const { buffer, byteOffset, byteLength } of [stems.units, sequence, sequenceStart, stemOf])
    hash.update(Buffer.from(buffer, byteOffset, byteLength));
  return hash.digest('hex');
}
