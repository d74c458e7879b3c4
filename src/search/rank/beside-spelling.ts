import type { OtherSpelling } from '../query/other-spelling.ts';
import { type QueryWord, rankable } from '../query/terms.ts';
import type { Ranked, Ranker } from './ranker.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredDocument } from './top.ts';

/** What a paper counts that writes the words otherwise: it never stands above one as good that writes them as typed. */
const OTHER = 0.9;

/** A ranker that also looks for the words as others write them, and says nothing of it: they are the same words. */
export function besideOtherSpelling(
  ranker: Ranker,
  spelling: Pick<OtherSpelling, 'of'>,
  scorer: Pick<Scorer, 'idfOfStem' | 'documents'>,
): Ranker {
  const massOf = (words: readonly QueryWord[]) =>
    rankable(words).terms.reduce((sum, { stem }) => sum + scorer.idfOfStem(stem), 0);

  return {
    rank(words, request) {
      const typed = ranker.rank(words, request);
      const others = spelling.of(words);
      if (others === undefined) return typed;
      const found = ranker.rank(others, request);
      // In shares of the idf mass the two compare; and none stands above the best as typed.
      const best = (list: readonly ScoredDocument[]) => list[0]?.score ?? 0;
      const most =
        best(typed.list) > 0 ? best(typed.list) / (best(found.list) || 1) : Number.POSITIVE_INFINITY;
      const scale = OTHER * Math.min(most, massOf(words) / (massOf(others) || 1));
      return {
        ...typed,
        list: better(
          typed.list,
          found.list.map(({ document, score }) => ({ document, score: score * scale })),
        ),
        matches: together(scorer.documents, typed, found),
      };
    },
  };
}

/** Each document of two lists by the better of its scores, best first. */
function better(a: readonly ScoredDocument[], b: readonly ScoredDocument[]): ScoredDocument[] {
  const best = new Map(a.map((scored) => [scored.document, scored]));
  for (const scored of b) {
    const known = best.get(scored.document);
    if (known === undefined || known.score < scored.score) best.set(scored.document, scored);
  }
  return [...best.values()].sort((x, y) => y.score - x.score || x.document - y.document);
}

function together(documents: number, { matches: a }: Ranked, { matches: b }: Ranked): Uint32Array {
  const isIn = new Uint8Array(documents);
  for (const document of a) isIn[document] = 1;
  const all = new Uint32Array(a.length + b.length);
  all.set(a);
  let count = a.length;
  for (const document of b) if (isIn[document] !== 1) all[count++] = document;
  return all.subarray(0, count);
}
