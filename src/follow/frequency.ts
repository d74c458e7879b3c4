import { createBreath } from '../breath.ts';
import type { Paper } from '../paper/paper.ts';
import { shyStemmer } from '../search/match/matcher.ts';
import { type Frequency, paperKeys } from './keys.ts';
import { readPaper } from './read-paper.ts';

/** So many papers tell well enough which word is rare. */
const SAMPLE = 1_000;

/** Counts in how many of some papers (or of a sample of them) each key is, to know the rarest one of a follow. */
export async function keyFrequency(papers: readonly Paper[]): Promise<Frequency> {
  const stem = shyStemmer();
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(papers.length / SAMPLE));
  const breathe = createBreath();
  const once = new Set<string>();
  for (let at = 0; at < papers.length; at += step) {
    const paper = papers[at];
    if (paper === undefined) continue;
    for (const key of paperKeys(readPaper(paper), stem)) {
      // Most keys are of one paper alone, and need no count.
      if (!once.delete(key) && !counts.has(key)) once.add(key);
      else counts.set(key, (counts.get(key) ?? 1) + 1);
    }
    await breathe();
  }
  return (key) => counts.get(key) ?? 0;
}
