/** Something that stands where a row should and is none: a bare value, or an object that is no paper. */
export interface Stray {
  readonly line: number;
  /** As it stands in the file, or its beginning. */
  readonly text: string;
}

/** What is done with what is found in a text of JSON, in the order of the file. */
export interface RowSink {
  /**
   * Reads a whole object: gives a function that takes it when it is a row, and `damaged` when it is no JSON after all.
   * `key` is what an object around it calls it.
   */
  readRow(text: string, line: number, key: string | undefined): (() => void) | 'damaged' | undefined;
  takeStray(stray: Stray): void;
  /** Takes what could not be read as one value, with the reason. */
  takeDamage(stray: Stray, reason: string): void;
}

/** Reads a text piece by piece and hands its rows to a sink. */
export interface RowFinder {
  feed(piece: string): void;
  /** Ends the text; whether it ended inside of a list or an object that wraps one. */
  end(): boolean;
}
