import type { Paper } from '../paper/paper.ts';
import { paperUrl } from '../paper/url.ts';
import type { SearchHit, SearchOutcome } from '../search/search.ts';
import { enumerated } from '../view/enumerated.ts';
import type { VerbContext } from './verb.ts';

/** Up to this many authors are listed; the rest are counted. */
const SHOWN_AUTHORS = 3;

/** A ranked paper for `--json`; an unknown date or address is left out. */
export function paperJson(paper: Paper, score: number) {
  return {
    id: paper.id,
    title: paper.title,
    score,
    date: paper.published,
    authors: paper.authors,
    url: paperUrl(paper),
  };
}

/** Two lines: id, date and title, then authors and link. */
function paperLines(paper: Paper, width: number): string {
  const title = [paper.id.padEnd(width), paper.published ?? '', paper.title].filter(Boolean).join('  ');
  const more = [authorsOf(paper), paperUrl(paper) ?? ''].filter(Boolean).join(' · ');
  return more === '' ? title : `${title}\n${' '.repeat(width)}  ${more}`;
}

function authorsOf({ authors }: Paper): string {
  const rest = authors.length - SHOWN_AUTHORS;
  return `${authors.slice(0, SHOWN_AUTHORS).join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
}

/** Prints ranked papers: an array with `--json`, else two lines each. */
export function printHits(
  hits: readonly SearchHit[],
  { options, out }: Pick<VerbContext, 'options' | 'out'>,
): void {
  if (options.json === true) {
    out(JSON.stringify(hits.map(({ paper, score }) => paperJson(paper, score))));
    return;
  }
  const width = Math.max(0, ...hits.map(({ paper }) => paper.id.length));
  for (const { paper } of hits) out(paperLines(paper, width));
}

/** `neural and models. You typed “nueral” and “modelz”.` */
export function readInstead(corrections: SearchOutcome['corrections']): string {
  const typed = enumerated(corrections.map(({ from }) => `“${from}”`));
  return `${enumerated(corrections.map(({ to }) => to))}. You typed ${typed}.`;
}
