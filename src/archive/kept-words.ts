/** Keeps words that are settled once: what others have taken note of does not change with a setting. */
export interface KeptWords {
  /** The word that has this name; the one given where there is none yet. */
  keep(name: string, word: string): Promise<string>;
}
