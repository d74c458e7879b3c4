import { stemmer } from 'stemmer';

/** Words seen before are many, so a stem is worth keeping; the cap bounds the memory (about 20 MB). */
const CACHE_LIMIT = 200_000;

/** Makes a Porter stemmer that remembers. Each caller (a build, an engine) has its own and drops it when done. */
export function createStemmer(): (word: string) => string {
  const cache = new Map<string, string>();
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const stem = stemmer(word);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(word, stem);
    return stem;
  };
}

/** The stem of a word that is hardly seen again. */
export function stemOnce(word: string): string {
  return stemmer(word);
}
