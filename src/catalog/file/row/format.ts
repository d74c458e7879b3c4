import type { Paper } from '../../../paper/paper.ts';

/** A record of a file: a paper and what had to be corrected, or why it was skipped. */
export type Row = PaperRow | SkippedRow;

/** A record's position in its file. */
interface Position {
  /** Line of the file where the record starts, from 1. */
  readonly line: number;
  /** Number of the record in the file, from 1. */
  readonly row?: number;
}

/** What a format makes of a record: a row without its position. */
export type RowContent = Omit<PaperRow, 'line'> | Omit<SkippedRow, 'line'>;

export interface PaperRow extends Position {
  readonly paper: Paper;
  readonly notices: readonly string[];
  /** The format knows papers by title only: the id was made from it and gives way to a real one. */
  readonly namedByTitle?: true;
}

export interface SkippedRow extends Position {
  readonly skipped: string;
  /** The record's own id or title, if it has one. */
  readonly id?: string | undefined;
  /** Set if the paper was withdrawn by its authors. */
  readonly withdrawn?: Withdrawal;
}

/** Marks a paper as withdrawn, with the day (`YYYY-MM-DD`) if known. */
export interface Withdrawal {
  readonly id: string;
  readonly on: string;
}

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** A format of JSON objects, wherever they are: on lines, in lists, wrapped. */
export interface JsonFormat {
  readonly kind: 'json';
  /** How well an object fits: 0 not at all, 1 possibly, 2 well, 3 it can't be anything else. */
  readonly fits: (record: JsonRecord) => 0 | 1 | 2 | 3;
  readonly read: (record: JsonRecord) => RowContent;
}

/** A format of XML elements. */
export interface XmlFormat {
  readonly kind: 'xml';
  /** The name of a record's element, without prefix: `entry`. */
  readonly element: string;
  /** Reads an element as returned by `xml/parse-element.ts`. */
  readonly read: (element: JsonRecord) => RowContent;
}

/** A plain-text format. */
export interface TextFormat {
  readonly kind: 'text';
  /** Whether a file with this beginning is in this format; `head` is up to 256 KB. */
  readonly recognises: (head: string) => boolean;
  /**
   * The rows of a file given in pieces, in order. A record that can't be read becomes a skipped row, never an error.
   */
  readonly read: (pieces: AsyncIterable<string>) => AsyncIterable<Row>;
}

/**
 * A format for catalogs and lists of papers: the default export of a file in `catalog/formats/`, whose name it takes.
 */
export type Format = JsonFormat | XmlFormat | TextFormat;

/** Formats keyed and sorted by file name. */
export type Formats = ReadonlyMap<string, Format>;
