import { isArxivId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import { parseArxiv } from '../formats/arxiv.ts';
import { ARXIV, ARXIV_MANNERS } from '../http/arxiv.ts';
import { rejectHostileFeed } from '../http/feed-bounds.ts';
import { parseApart } from '../http/parse-apart.ts';
import type { SourceAnswer, SourceFile } from '../source.ts';

/** Ids per request: far below the service's limit of 2,000, to keep the address short and the response fast. */
const AT_ONCE = 100;

/** Empty pages sometimes come by mistake; this many in a row are believed. */
const EMPTY_PAGES = 3;

/**
 * The papers of a query API response.
 *
 * @throws Error if the text isn't a feed, or is arXiv's own error report.
 */
export function parseAnswer(xml: string): SourceAnswer {
  const papers: Paper[] = [];
  const skipped: string[] = [];
  rejectHostileFeed(xml);
  for (const row of parseArxiv(xml)) {
    if ('paper' in row) papers.push(row.paper);
    else skipped.push(row.skipped);
  }
  const [first] = skipped;
  if (papers.length === 0 && first?.startsWith('arXiv reports an error')) throw new Error(first);
  return { papers, skipped };
}

export default {
  create({ settings, http }) {
    const client = http(ARXIV_MANNERS, ARXIV);
    const read = parseApart(import.meta.url, parseAnswer);

    return {
      title: 'arXiv',
      enrichAtOnce: AT_ONCE,

      async enrich(ids) {
        const asked = ids.filter(isArxivId).slice(0, AT_ONCE);
        if (asked.length === 0) return { papers: [], skipped: [] };
        const base = settings.ARXIV_API_URL.replace(/\/$/, '');
        // Commas and slashes aren't escaped: the service expects ids that way, and their form is checked.
        const address = `${base}/query?id_list=${asked.join(',')}&max_results=${asked.length}`;
        let emptyPages = 0;
        const { value } = await client.get(address, async (xml) => {
          const answer = await read(xml);
          if (answer.papers.length === 0 && ++emptyPages < EMPTY_PAGES)
            throw new Error('arXiv sent an empty page');
          return answer;
        });
        const wanted = new Set(asked);
        return { ...value, papers: value.papers.filter(({ id }) => wanted.has(id)) };
      },
    };
  },
} satisfies SourceFile;
