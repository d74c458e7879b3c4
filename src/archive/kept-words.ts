/** Keeps words that are settled once: others rely on them, so they mustn't change with a setting. */
export interface KeptWords {
  /** The word kept under this name; keeps and returns the given one if there is none yet. */
  keep(name: string, word: string): Promise<string>;
}
