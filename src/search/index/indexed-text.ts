import type { Paper } from '../../paper/paper.ts';

/** The parts of a paper that are indexed; small enough to send to a worker in batches. */
export interface IndexedText {
  readonly title: string;
  /** Abstract, summary and keywords. */
  readonly body: string;
  readonly authors: readonly string[];
}

/** Separates unrelated texts: a stop word isn't indexed, and breaks phrases. */
const BREAK = ' and ';

/** Extracts the searchable text of a paper. */
export function indexedText(paper: Paper): IndexedText {
  const body = [paper.abstract, paper.summary, paper.keywords?.join(BREAK)];
  return {
    title: paper.title,
    body: body.filter((part) => part !== undefined).join(BREAK),
    authors: paper.authors,
  };
}
