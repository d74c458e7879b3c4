import type { HeldWords } from './held-words.ts';
import type { AskedWord } from './question.ts';

/** A longer sentence is cut; few sentences in abstracts are. */
export const LONGEST_QUOTE = 350;

const CLAUSE_END = /(?<=[;:,)–—])\s+/u;

/**
 * The part of a sentence to quote: all of it if it's short, else the run of whole clauses within the limit that says
 * most of what is asked (the longest of equal ones), with omissions marked.
 */
export function cutPassage(
  sentence: string,
  asked: readonly AskedWord[],
  held: (text: string) => HeldWords,
): string {
  if (sentence.length <= LONGEST_QUOTE) return sentence;
  const clauses = sentence.split(CLAUSE_END);
  const said = clauses.map((clause) => {
    const { shares } = held(clause);
    return asked.map(({ weight }, i) => (shares[i] ?? 0) * weight);
  });
  let best = { from: 0, to: 0, weight: -1, length: 0 };
  for (let from = 0; from < clauses.length; from++) {
    const most = asked.map(() => 0);
    let length = -1;
    for (let to = from; to < clauses.length; to++) {
      length += (clauses[to]?.length ?? 0) + 1;
      if (length > LONGEST_QUOTE - 2) break;
      said[to]?.forEach((weight, i) => {
        most[i] = Math.max(most[i] ?? 0, weight);
      });
      const weight = most.reduce((sum, one) => sum + one, 0);
      if (weight > best.weight || (weight === best.weight && length > best.length))
        best = { from, to, weight, length };
    }
  }
  // A single clause over the limit is truncated between words.
  if (best.weight < 0) return `${sentence.slice(0, LONGEST_QUOTE - 1).replace(/\s+\S*$/, '')}…`;
  const passage = clauses.slice(best.from, best.to + 1).join(' ');
  const isEnd = best.to === clauses.length - 1;
  return `${best.from === 0 ? '' : '…'}${isEnd ? passage : `${passage.replace(/[\s,;:–—]+$/u, '')}…`}`;
}
