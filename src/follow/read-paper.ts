import { lazily } from '../lazily.ts';
import type { Paper } from '../paper/paper.ts';
import { nameOfAuthor } from '../search/match/called.ts';
import { matchedTexts } from '../search/match/paper-filter.ts';
import { type ReadText, readText } from '../search/match/read-text.ts';

/** A paper prepared for matching; each part is read on first use. */
export interface ReadPaper {
  readonly paper: Paper;
  /** The texts searched for terms. */
  readonly texts: readonly ReadText[];
  /** Each author's name, see `createNameMatcher`. */
  readonly names: () => readonly (readonly string[])[];
  /** Title, abstract, summary and keywords as written. */
  readonly written: () => string;
}

export function readPaper(paper: Paper): ReadPaper {
  const { title, abstract = '', summary = '', keywords = [] } = paper;
  return {
    paper,
    texts: matchedTexts(paper).map(readText),
    names: lazily(() => paper.authors.map(nameOfAuthor)),
    written: lazily(() => [title, abstract, summary, ...keywords].join('\n')),
  };
}
