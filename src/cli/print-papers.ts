import type { SearchHit, SearchOutcome } from '../search/search.ts';
import type { VerbContext } from './verb.ts';

/** Prints ranked papers: as an array of `{id, title, score}` with `--json`, else a line each. */
export function printHits(
  hits: readonly SearchHit[],
  { options, out }: Pick<VerbContext, 'options' | 'out'>,
): void {
  if (options.json === true) {
    out(JSON.stringify(hits.map(({ paper, score }) => ({ id: paper.id, title: paper.title, score }))));
    return;
  }
  const width = Math.max(0, ...hits.map(({ paper }) => paper.id.length));
  for (const { paper } of hits) {
    out(`${paper.id.padEnd(width)}  ${paper.published ?? ''}  ${paper.title}`.trimEnd());
  }
}

/** `neural instead of nueral, models instead of modelz`. */
export function readInstead(corrections: SearchOutcome['corrections']): string {
  return corrections.map(({ from, to }) => `${to} instead of ${from}`).join(', ');
}
