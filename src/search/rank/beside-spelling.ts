import type { OtherForms } from '../query/other-forms.ts';
import type { OtherSpelling } from '../query/other-spelling.ts';
import { type QueryWord, rankable } from '../query/terms.ts';
import { better } from './better.ts';
import type { Ranked, Ranker } from './ranked.ts';
import type { Scorer } from './scorer.ts';
import { unionOf } from './union.ts';

/** Factor for a paper with another spelling: it never ranks above an equally good one with the words as typed. */
const OTHER = 0.9;
/** Factor for a paper with an acronym expanded, or a long form as its acronym. */
const OTHER_FORM = 0.5;
/** Half a long form doesn't count: this much of the other words must be there. */
const WHOLE = 0.9;

/** A ranker that also searches for other spellings, without a notice: they are the same words. */
export function besideOtherSpelling(
  ranker: Ranker,
  spelling: Pick<OtherSpelling, 'of'>,
  scorer: Pick<Scorer, 'idfOfStem' | 'documents'>,
): Ranker {
  return beside(ranker, spelling, scorer, { weight: OTHER, best: ({ list }) => list[0]?.score ?? 0 });
}

/** A ranker that also searches for acronyms as their long forms and vice versa. */
export function besideOtherForms(
  ranker: Ranker,
  forms: OtherForms,
  scorer: Pick<Scorer, 'idfOfStem' | 'documents'>,
): Ranker {
  // What's certain for the other words isn't certain for the typed ones.
  const best = ({ list, certain }: Ranked) => list.find(({ document }) => !certain.has(document))?.score ?? 0;
  return beside(ranker, forms, scorer, { weight: OTHER_FORM, best, minCoverage: WHOLE });
}

const UNKNOWN = Number.POSITIVE_INFINITY;

interface Side {
  readonly weight: number;
  /** The score that represents the best of a list; none of the other list counts more. */
  readonly best: (ranked: Ranked) => number;
  /** See `ScoreRequest`, for the other words. */
  readonly minCoverage?: number;
}

function beside(
  ranker: Ranker,
  spelling: Pick<OtherSpelling, 'of'>,
  scorer: Pick<Scorer, 'idfOfStem' | 'documents'>,
  { weight, best, minCoverage = 0 }: Side,
): Ranker {
  const massOf = (words: readonly QueryWord[]) =>
    rankable(words).terms.reduce((sum, { stem }) => sum + scorer.idfOfStem(stem), 0);

  return {
    rank(words, request) {
      const typed = ranker.rank(words, request);
      const others = spelling.of(words);
      if (others === undefined) return typed;
      const found = ranker.rank(others, {
        ...request,
        minCoverage: Math.max(request.minCoverage, minCoverage),
      });
      // As shares of the idf mass the two are comparable; and none ranks above the best as typed.
      const most = best(typed) > 0 ? best(typed) / (best(found) || 1) : Number.POSITIVE_INFINITY;
      const scale = weight * Math.min(most, massOf(words) / (massOf(others) || 1));
      const written = others.filter(({ isStop }) => !isStop).map(({ text }) => text);
      return {
        ...typed,
        alike: [...(typed.alike ?? []), ...written],
        list: better(
          typed.list,
          found.list.map(({ document, score }) => ({
            document,
            score: Math.min(score, best(found)) * scale,
          })),
        ),
        behind: Math.max(typed.behind ?? UNKNOWN, (found.behind ?? UNKNOWN) * scale),
        matches: unionOf(scorer.documents, typed.matches, found.matches),
      };
    },
  };
}
