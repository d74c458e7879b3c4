import type { Paper } from '../../paper/paper.ts';
import type { Withdrawal } from '../file/row/format.ts';
import { parseHuggingFaceItem } from '../formats/hugging-face.ts';
import type { Budget } from '../http/client.ts';
import { parseApart } from '../http/parse-apart.ts';
import type { SourceAnswer, SourceFile } from '../source.ts';

/**
 * Without a token, an IP address may make 500 requests in five minutes (https://huggingface.co/docs/hub/rate-limits):
 * use 400, with bursts of up to a hundred.
 */
const BUDGET: Budget = { everyMs: 750, burst: 100 };

/** Maximum items per response, a limit of the service. */
const PAGE = 100;
/** More rows than a real response has; each unusable one would be reported. */
const MOST_ROWS = 5_000;
/** A month has about 20 pages; one that never ends is an error. */
const MAX_PAGES = 100;

/**
 * The papers of a `daily_papers` response; rows that aren't papers, or are withdrawn, are reported and skipped.
 *
 * @throws Error if the text isn't such a response, so that it's requested again.
 */
export function parseDailyPapers(
  text: string,
): Required<Omit<SourceAnswer, 'revised'>> & { readonly rows: number } {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    throw new Error(
      text.trimStart().startsWith('<') ? 'a web page came in place of JSON' : 'the JSON is not whole',
    );
  }
  if (!Array.isArray(items)) throw new Error("the answer isn't a list of papers");
  if (items.length > MOST_ROWS) throw new Error(`the answer has more than ${MOST_ROWS} rows`);
  const papers: Paper[] = [];
  const skipped: string[] = [];
  const withdrawn: Withdrawal[] = [];
  for (const [index, item] of items.entries()) {
    const row = parseHuggingFaceItem(item, index + 1);
    if ('paper' in row) papers.push(row.paper);
    else skipped.push(`row ${row.line}: ${row.skipped}`);
    if ('withdrawn' in row && row.withdrawn !== undefined) withdrawn.push(row.withdrawn);
  }
  return { papers, skipped, withdrawn, rows: items.length };
}

export default {
  create({ settings, http }) {
    const client = http({
      budget: BUDGET,
      ...(settings.HF_TOKEN !== undefined && { headers: { authorization: `Bearer ${settings.HF_TOKEN}` } }),
    });

    const read = parseApart(import.meta.url, parseDailyPapers);

    async function page(query: Readonly<Record<string, string>>, number: number) {
      const parameters = new URLSearchParams({ ...query, limit: String(PAGE), p: String(number) });
      const { value, headers } = await client.get(
        `${settings.HF_API_URL.replace(/\/$/, '')}/daily_papers?${parameters}`,
        read,
      );
      const hasNext = value.rows > 0 && /;\s*rel="?next"?/.test(headers.get('link') ?? '');
      return { ...value, hasNext };
    }

    return {
      title: 'Hugging Face',

      async list(period) {
        const isDay = period.length === 10;
        const papers: Paper[] = [];
        const skipped: string[] = [];
        const withdrawn: Withdrawal[] = [];
        for (let number = 0; number < MAX_PAGES; number += 1) {
          const answer = await page(isDay ? { date: period } : { month: period }, number);
          papers.push(...answer.papers);
          skipped.push(...answer.skipped);
          withdrawn.push(...answer.withdrawn);
          if (!answer.hasNext) break;
        }
        // Old rows don't say which batch they were in.
        return {
          skipped,
          withdrawn,
          papers: isDay ? papers.map((paper) => ({ listedOn: period, ...paper })) : papers,
        };
      },

      async trending() {
        return page({ sort: 'trending' }, 0);
      },
    };
  },
} satisfies SourceFile;
