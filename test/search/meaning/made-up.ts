import type { Paper } from '../../../src/paper/paper.ts';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { indexedText } from '../../../src/search/index/indexed-text.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { seededRandom } from '../../../src/search/meaning/random.ts';

const SUBJECTS = 24;
const WORDS = 8;
const CONSONANTS = 'bdfgklmnprtvz';

/** A distinct five-letter word for each number, which no stemmer shortens. */
function word(number: number): string {
  const letter = (place: number) =>
    CONSONANTS[Math.floor(number / CONSONANTS.length ** place) % CONSONANTS.length];
  return `${letter(0)}o${letter(1)}u${letter(2)}`;
}

/** The words that experts on a subject use, and those of other people. */
export function wordsOf(subject: number): { readonly known: string[]; readonly other: string[] } {
  const from = subject * WORDS * 2;
  const known = Array.from({ length: WORDS }, (_, i) => word(from + i));
  const other = Array.from({ length: WORDS }, (_, i) => word(from + WORDS + i));
  return { known, other };
}

/**
 * Papers on some subjects: most use both kinds of words, every eighth only the second.
 * The subject is the paper's number modulo `SUBJECTS`.
 */
export function madeUpPapers(count: number, seed = 7): Paper[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, number) => {
    const { known, other } = wordsOf(number % SUBJECTS);
    const isOfOther = Math.floor(number / SUBJECTS) % 8 === 0;
    const all = isOfOther ? other : [...known, ...other];
    const some = (list: readonly string[], length: number) =>
      Array.from({ length }, () => list[Math.floor(random() * list.length)] ?? '').join(' ');
    const title = some(isOfOther ? other : known, 4);
    return { id: `made:${number}`, title, abstract: some(all, 40), authors: [] };
  });
}

export function subjectOf(document: number): number {
  return document % SUBJECTS;
}

export function indexOf(papers: readonly Paper[]): PackedIndex {
  const builder = createIndexBuilder();
  for (const paper of papers) builder.add(indexedText(paper));
  return builder.finish();
}
