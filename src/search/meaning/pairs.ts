import type { PackedIndex } from '../index/packed-index.ts';
import { LARGE } from './vocabulary.ts';

/** Two parts of a text: its words `[from, to)`, and all others before `textTo`. */
export interface Pair {
  readonly document: number;
  readonly from: number;
  readonly to: number;
  readonly textTo: number;
}

/** Fewest words of a text to cut in two. */
const FEWEST_WORDS = 12;
const FEWEST_WORDS_IN_LARGE = 25;
/** Most words to read of a text. */
const MOST_WORDS = 1_500;
/** Share of pairs made of a run of words and the rest, instead of the title and the rest; and the length of these runs. */
const RUNS = 0.2;
const SHORTEST_RUN = 4;
const LONGEST_RUN = 15;
/** A run is only cut from a text with more words than this after the title. */
const FEWEST_FOR_RUN = 25;

/** The papers with enough text to learn from, in random order. */
export function usablePapers({ textLength, documents }: PackedIndex, random: () => number): number[] {
  const fewest = documents >= LARGE ? FEWEST_WORDS_IN_LARGE : FEWEST_WORDS;
  const usable: number[] = [];
  for (let document = 0; document < documents; document++) {
    if ((textLength[document] ?? 0) >= fewest) usable.push(document);
  }
  shuffle(usable, random);
  return usable;
}

/** Cuts papers in two, one per call, endlessly; reshuffles them after each round. */
export function createPairs(index: PackedIndex, usable: readonly number[], random: () => number): () => Pair {
  const order = [...usable];
  let at = 0;
  return () => {
    if (at >= order.length) {
      at = 0;
      shuffle(order, random);
    }
    return cut(index, order[at++] ?? 0, random);
  };
}

function cut({ textLength, titleLength }: PackedIndex, document: number, random: () => number): Pair {
  const textTo = Math.min(textLength[document] ?? 0, MOST_WORDS);
  const title = Math.min(titleLength[document] ?? 0, textTo);
  const rest = textTo - title;
  if (title > 0 && (rest <= FEWEST_FOR_RUN || random() >= RUNS))
    return { document, from: 0, to: title, textTo };
  const run = Math.min(rest - 1, SHORTEST_RUN + Math.floor(random() * (LONGEST_RUN - SHORTEST_RUN + 1)));
  const from = title + Math.floor(random() * (rest - run));
  return { document, from, to: from + run, textTo };
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const one = list[i] ?? 0;
    list[i] = list[j] ?? 0;
    list[j] = one;
  }
}
