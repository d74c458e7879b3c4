import { stemmer } from 'stemmer';

/** Most words recur, so caching stems pays off. The cap bounds memory (about 20 MB). */
const CACHE_LIMIT = 200_000;

/** Creates a Porter stemmer with a cache. Each caller (a build, an engine) has its own and drops it when done. */
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

/** Stems a word that is unlikely to recur, without caching it. */
export function stemOnce(word: string): string {
  return stemmer(word);
}
