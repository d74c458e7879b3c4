import type { Paper } from '../../paper/paper.ts';

/** What of a paper is indexed; small enough to send to a worker in batches. */
export interface IndexedText {
  readonly title: string;
  /** Abstract, summary and keywords. */
  readonly body: string;
  readonly authors: readonly string[];
}

/** Stands between two texts that do not go on into each other: as a stop word it is no word, and it breaks a phrase. */
const BREAK = ' and ';

/** Picks the words of a paper that a search looks at. */
export function indexedText(paper: Paper): IndexedText {
  const body = [paper.abstract, paper.summary, paper.keywords?.join(BREAK)];
  return {
    title: paper.title,
    body: body.filter((part) => part !== undefined).join(BREAK),
    authors: paper.authors,
  };
}
