import type { Paper } from '../../../paper/paper.ts';

/** One record of a file: a paper with what had to be mended, or the reason why it was skipped. */
export type Row = PaperRow | SkippedRow;

/** Where a record stands in its file. */
interface Position {
  /** Line of the file where the record starts, from 1. */
  readonly line: number;
  /** Number of the record in the file, from 1. */
  readonly row?: number;
}

/** What a format makes of one record: a row without its place. */
export type RowContent = Omit<PaperRow, 'line'> | Omit<SkippedRow, 'line'>;

export interface PaperRow extends Position {
  readonly paper: Paper;
  readonly notices: readonly string[];
  /** The format names papers by title only: the id was derived from it and gives way to a known one. */
  readonly namedByTitle?: true;
}

export interface SkippedRow extends Position {
  readonly skipped: string;
  /** What the record calls itself, where it does. */
  readonly id?: string | undefined;
  /** Set when the record is of a paper that its authors took back. */
  readonly withdrawn?: Withdrawal;
}

/** That a paper was withdrawn, and on which day (`YYYY-MM-DD`). */
export interface Withdrawal {
  readonly id: string;
  readonly on: string;
}

/** An object of JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** A shape of objects in JSON, wherever they stand: in lines, in lists, wrapped. */
export interface JsonFormat {
  readonly kind: 'json';
  /** How well an object fits: 0 not at all, 1 it may be one, 2 it is of the kind, 3 it can be nothing else. */
  readonly fits: (record: JsonRecord) => 0 | 1 | 2 | 3;
  readonly read: (record: JsonRecord) => RowContent;
}

/** A shape of elements in XML. */
export interface XmlFormat {
  readonly kind: 'xml';
  /** The element that holds one record, without prefix: `entry`. */
  readonly element: string;
  /** Reads one element, as `xml/parse-element.ts` gives it. */
  readonly read: (element: JsonRecord) => RowContent;
}

/** A shape of plain text. */
export interface TextFormat {
  readonly kind: 'text';
  /** Whether a file that begins like this is of this format; `head` is its first 256 KB or less. */
  readonly recognises: (head: string) => boolean;
  /** The rows of a file given in pieces, in order. A record that cannot be read is a skipped row, never an error. */
  readonly read: (pieces: AsyncIterable<string>) => AsyncIterable<Row>;
}

/** A shape in which catalogs and lists of papers come: the default export of a file in `catalog/formats/`, which names it. */
export type Format = JsonFormat | XmlFormat | TextFormat;

/** Formats by the names of their files, in the order of the names. */
export type Formats = ReadonlyMap<string, Format>;
