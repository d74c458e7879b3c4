import type { Paper } from '../../paper/paper.ts';

/** Whether one index serves both lists of papers: the same indexed texts in the same order, whatever else changed. */
export function haveSameTexts(papers: readonly Paper[], others: readonly Paper[]): boolean {
  return papers.length === others.length && papers.every((paper, i) => isSame(paper, others[i]));
}

/** A refresh leaves most papers as they are, the very objects. */
function isSame(a: Paper, b: Paper | undefined): boolean {
  if (a === b) return true;
  return (
    b !== undefined &&
    a.title === b.title &&
    a.abstract === b.abstract &&
    a.summary === b.summary &&
    isSameList(a.keywords, b.keywords) &&
    isSameList(a.authors, b.authors)
  );
}

function isSameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a?.every((one, i) => one === b?.[i]) === true);
}
