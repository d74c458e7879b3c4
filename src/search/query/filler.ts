import { isEveryday } from '../text/everyday-words.ts';

/** Words for papers and for looking for them; `everyday-words.ts` has most. */
const OF_PAPERS: ReadonlySet<string> = new Set(
  'recent recently arxiv preprint preprints pdf pdfs publication publications survey surveys review reviews overview overviews searching topic topics subject subjects discuss discusses discussing mention mentions mentioning written published regarding concerning concerned interesting famous popular influential oldest earliest top trending'.split(
    ' ',
  ),
);

/** Whether a folded word says nothing about what papers should be on. */
export function isFiller(word: string): boolean {
  return isEveryday(word) || OF_PAPERS.has(word);
}
