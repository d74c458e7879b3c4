/** Something in a row's position that isn't one: a bare value, or an object that isn't a paper. */
export interface Stray {
  readonly line: number;
  /** The text in the file, or its beginning. */
  readonly text: string;
}

/** Receives what is found in a JSON text, in file order. */
export interface RowSink {
  /**
   * Reads a complete object: returns a function that takes it if it's a row, or `damaged` if it isn't JSON after all.
   * `key` is its key in the surrounding object.
   */
  readRow(text: string, line: number, key: string | undefined): (() => void) | 'damaged' | undefined;
  takeStray(stray: Stray): void;
  /** Takes text that couldn't be read as one value, with the reason. */
  takeDamage(stray: Stray, reason: string): void;
}

/** Reads a text piece by piece and passes its rows to a sink. */
export interface RowFinder {
  feed(piece: string): void;
  /** Ends the text; returns whether it ended inside a list or an object that wraps one. */
  end(): boolean;
}
