import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openWords } from '../index/joint-lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { mergedStems } from '../index/tail/merge.ts';
import { isMeaning, type Meaning, withoutMemory } from '../meaning/meaning.ts';
import { rowsByText } from '../meaning/rows.ts';
import { packChecked, readChecked } from './checked-file.ts';
import type { EarlierMeaning } from './meaning-protocol.ts';
import { writeWholeFile } from './whole-file.ts';

/** Increment when learning or the file layout changes, so that old files aren't read. */
export const MEANING_FORMAT = 'paperboy-meaning 3';

/** The file for vectors in DATA_DIR. */
export function meaningFileIn(dataDir: string): string {
  return join(dataDir, 'search.meaning');
}

/** Vectors from a file, and whether they are for exactly these papers or still need carrying over. */
export interface KeptMeaning extends EarlierMeaning {
  readonly isOfIndex: boolean;
}

/** Content of a file: vectors, and how many papers and text codes they cover. */
interface MeaningContent extends Pick<EarlierMeaning, 'meaning' | 'stems'> {
  readonly documents: number;
  readonly codes: number;
}

/** Writes vectors and their stems atomically: a crash leaves either the old file or the new one. Blocks. */
export function writeMeaningFile(file: string, index: PackedIndex, meaning: Meaning): void {
  const { documents, wordOfCode } = index;
  const stems = mergedStems(index);
  const rowOf = index.tail === undefined ? meaning.rowOf : rowsByText(meaning.rowOf, index, { stems });
  const kept: MeaningContent = {
    stems,
    meaning: { ...withoutMemory(meaning), rowOf },
    documents,
    codes: wordOfCode.length,
  };
  writeWholeFile(file, packChecked(MEANING_FORMAT, fingerprintOf(index, documents, kept.codes), kept));
}

/** Reads vectors. Undefined if the file is missing, torn or of another format; then the caller learns them again. Blocks. */
export function readMeaningFile(file: string, index: PackedIndex): KeptMeaning | undefined {
  try {
    const read = readChecked(file, MEANING_FORMAT);
    if (read === undefined || !isContent(read.value)) return undefined;
    const { stems, meaning, documents, codes } = read.value;
    const isStart =
      documents <= index.documents &&
      codes <= index.wordOfCode.length &&
      read.fingerprint === fingerprintOf(index, documents, codes);
    return {
      stems,
      meaning,
      same: isStart ? documents : 0,
      isOfIndex: isStart && documents === index.documents,
    };
  } catch {
    return undefined;
  }
}

function isContent(value: unknown): value is MeaningContent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'documents' in value &&
    'codes' in value &&
    'meaning' in value &&
    isMeaning(value.meaning)
  );
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** Hash of what the vectors of an index's first papers depend on: their texts and the words of their codes. */
function fingerprintOf(index: PackedIndex, documents: number, codes: number): string {
  const { words, tail, textCodes, textStart, wordOfCode } = index;
  const hash = createHash('sha1');
  const ends = textStart.subarray(0, documents + 1);
  const { starts, units } = words;
  const { at: later } = openWords(index);
  const spellingOf = (word: number) =>
    tail === undefined || word < tail.words.first
      ? units.subarray(starts[word] ?? 0, starts[word + 1] ?? 0)
      : unitsOf(later(word));
  const known = wordOfCode.subarray(0, codes);
  // One buffer for all words: an array of views would take 100 MB for a million of them.
  const spelt = new Uint16Array(known.reduce((sum, word) => sum + spellingOf(word).length + 1, 0));
  let at = 0;
  for (const word of known) {
    const text = spellingOf(word);
    spelt.set(text, at);
    at += text.length + 1;
  }
  for (const { buffer, byteOffset, byteLength } of [ends, textCodes.subarray(0, ends.at(-1)), spelt])
    hash.update(Buffer.from(buffer, byteOffset, byteLength));
  return hash.digest('hex');
}
