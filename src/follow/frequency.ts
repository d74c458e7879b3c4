import { createBreath } from '../breath.ts';
import type { Paper } from '../paper/paper.ts';
import { shyStemmer } from '../search/match/matcher.ts';
import { type Frequency, paperKeys } from './keys.ts';
import { readPaper } from './read-paper.ts';

/** A sample of this size tells well enough which word is rare. */
const SAMPLE = 1_000;

/** Counts how many of these papers (or of a sample) have each key, to find a follow's rarest one. */
export async function keyFrequency(papers: readonly Paper[]): Promise<Frequency> {
  const stem = shyStemmer();
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(papers.length / SAMPLE));
  const breathe = createBreath();
  const once = new Set<string>();
  for (const paper of papers.filter((_, at) => at % step === 0)) {
    for (const key of paperKeys(readPaper(paper), stem)) {
      // Most keys occur in a single paper and need no count.
      if (!once.delete(key) && !counts.has(key)) once.add(key);
      else counts.set(key, (counts.get(key) ?? 1) + 1);
    }
    await breathe();
  }
  return (key) => counts.get(key) ?? 0;
}
