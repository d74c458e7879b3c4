import type { Paper } from '../../paper/paper.ts';
import { type ArxivRow, parseArxiv } from '../formats/arxiv.ts';
import { ARXIV, ARXIV_MANNERS } from '../http/arxiv.ts';
import { rejectHostileFeed } from '../http/feed-bounds.ts';
import { parseApart } from '../http/parse-apart.ts';
import type { SourceAnswer, SourceFile } from '../source.ts';

/** Announcement types (https://info.arxiv.org/help/rss_specifications.html) for papers new to a category … */
const NEW = new Set(['new', 'cross']);
/** … and for new versions, or new metadata, of papers announced before. */
const REVISED = new Set(['replace', 'replace-cross', 'absonly']);

/**
 * The papers of a day's announcements (none at weekends and on holidays): new ones, and new versions of others.
 *
 * @throws Error if the text isn't a feed, or is arXiv's own error report.
 */
export function parseAnnouncements(xml: string): Required<Omit<SourceAnswer, 'withdrawn'>> {
  const papers: Paper[] = [];
  const revised: Paper[] = [];
  const skipped: string[] = [];
  rejectHostileFeed(xml);
  const rows: readonly ArxivRow[] = parseArxiv(xml);
  for (const row of rows) {
    if ('skipped' in row) skipped.push(row.skipped);
    else if (NEW.has(row.announced ?? '')) papers.push(row.paper);
    else if (REVISED.has(row.announced ?? '')) revised.push(row.paper);
    else skipped.push(`${row.paper.id} is announced neither as new nor as replaced`);
  }
  const [first] = skipped;
  if (rows.length === 1 && first?.startsWith('arXiv reports an error')) throw new Error(first);
  return { papers, revised, skipped };
}

export default {
  create({ settings, http }) {
    const { ARXIV_FEED_URL, ARXIV_CATEGORIES = [] } = settings;
    if (ARXIV_CATEGORIES.length === 0) return undefined;
    const client = http(ARXIV_MANNERS, ARXIV);
    const read = parseApart(import.meta.url, parseAnnouncements);
    const address = `${ARXIV_FEED_URL.replace(/\/$/, '')}/${ARXIV_CATEGORIES.join('+')}`;

    return {
      title: 'arXiv announcements',

      async announced() {
        const { value } = await client.get(address, read);
        return value;
      },
    };
  },
} satisfies SourceFile;
