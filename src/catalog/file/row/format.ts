import type { Paper } from '../../../paper/paper.ts';

/** One record of a file: a paper with what had to be mended, or the reason why it was skipped. */
export type Row = PaperRow | SkippedRow;

export interface PaperRow {
  /** Line of the file where the record starts, from 1. */
  readonly line: number;
  readonly paper: Paper;
  readonly notices: readonly string[];
  /** The format names papers by title only: the id was derived from it and gives way to a known one. */
  readonly namedByTitle?: true;
}

export interface SkippedRow {
  readonly line: number;
  readonly skipped: string;
  /** Set when the record is of a paper that its authors took back. */
  readonly withdrawn?: Withdrawal;
}

/** That a paper was withdrawn, and on which day (`YYYY-MM-DD`). */
export interface Withdrawal {
  readonly id: string;
  readonly on: string;
}

/** A shape in which catalogs and lists of papers come. */
export interface Format {
  /** What `--format` calls it. */
  readonly name: string;
  /** Whether a file that begins like this is of this format; `head` is its first 256 KB or less. */
  readonly recognises: (head: string) => boolean;
  /** The rows of a file given in pieces, in order. A record that cannot be read is a skipped row, never an error. */
  readonly read: (pieces: AsyncIterable<string>) => AsyncIterable<Row>;
}

/** Most text of one file that a format reads into memory as a whole, in characters. */
const MAX_WHOLE_FILE = 200_000_000;

/**
 * All pieces as one text.
 *
 * @throws RangeError when there are more than 200 million characters.
 */
export async function wholeText(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > MAX_WHOLE_FILE) {
      throw new RangeError('larger than 200 million characters; split it, or turn it into JSON Lines');
    }
  }
  return text;
}
