import { lazily } from '../lazily.ts';
import type { Paper } from '../paper/paper.ts';
import { nameOfAuthor } from '../search/match/called.ts';
import { matchedTexts } from '../search/match/paper-filter.ts';
import { type ReadText, readText } from '../search/match/read-text.ts';

/** A paper as follows look at it; each part is read when it is first asked for. */
export interface ReadPaper {
  readonly paper: Paper;
  /** Texts that terms are looked for in. */
  readonly texts: readonly ReadText[];
  /** Each author's name, see `createNameMatcher`. */
  readonly names: () => readonly (readonly string[])[];
  /** Title, abstract, summary and keywords as they are written. */
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
