import type { AuthorIndex } from './index/authors.ts';
import { NONE } from './index/lexicon.ts';
import type { CorrectedQuery, Corrector } from './query/correct.ts';
import { isFiller } from './query/filler.ts';
import { withoutLeaning } from './query/leaning-words.ts';
import type { Notice } from './query/notice.ts';
import type { QueryReader, QueryWord } from './query/terms.ts';
import { noticesOfUnknown } from './query/unknown-words.ts';

/** What a text asks for. */
export interface Subject extends CorrectedQuery {
  /** Whether papers or names have one of its words. */
  readonly isKnown: boolean;
  /** The notices about its unknown words if none of the words is known. */
  readonly notices: readonly Notice[];
}

interface SubjectParts {
  readonly reader: Pick<QueryReader, 'read'>;
  readonly corrector: Pick<Corrector, 'correct' | 'isUnknown'>;
  readonly authors: Pick<AuthorIndex, 'isNameWord'>;
}

/**
 * Makes the reader of subjects: spelling is corrected, and words that are no help without the unknown ones are dropped.
 *
 * @returns takes a text, and whether that's only part of the query.
 */
export function createSubjectReader({ reader, corrector, authors }: SubjectParts) {
  const { isUnknown } = corrector;
  const isKnown = ({ text, stem, isStop }: QueryWord) =>
    !isStop && (stem !== NONE || authors.isNameWord(text));

  return (text: string, isPart = false): Subject => {
    const { words: read, corrections } = corrector.correct(reader.read(text));
    const leant = withoutLeaning(read, isUnknown);
    const others = leant.filter((word) => !isFiller(word.text));
    // Papers that say `papers` aren't on chess.
    const isLost = others.some(isUnknown) && !others.some(isKnown);
    const words = isLost ? others : leant;
    const notices = noticesOfUnknown(words, isUnknown, false, isPart || words.length < leant.length);
    return { words, corrections, isKnown: words.some(isKnown), notices };
  };
}
