import { machineHttp } from '../../catalog/http/machine.ts';
import { openRefresh } from '../../catalog/refresh/open.ts';
import { ARCHIVE_START } from '../../catalog/refresh/plan.ts';
import type { RefreshReport } from '../../catalog/refresh/refresh.ts';
import type { SharedCatalog } from '../../catalog/refresh/shared-catalog.ts';
import { refreshBar } from '../../view/progress.ts';
import { shelfNewsSentence } from '../../view/shelf-news.ts';
import { withStore } from '../files-in-use.ts';
import { readDay } from '../read-day.ts';
import type { Verb } from '../verb.ts';

/** Up to this many skipped records per source are named on the terminal; the rest are counted. */
const NAMED = 20;

export default {
  describe(command) {
    command
      .description('Fetch new papers from every live source now')
      .option('--since <day>', `also fetch older papers from this date on (earliest: ${ARCHIVE_START})`);
  },

  async run({ config, clock, options, out, err }) {
    const since = readDay('--since', options.since, ARCHIVE_START);
    const refreshNow = async (shared?: SharedCatalog) => {
      const { refresh } = await openRefresh({
        settings: config,
        dataDir: config.DATA_DIR,
        shared,
        http: machineHttp(clock),
        clock,
        onProgress: (progress) => err(refreshBar(progress)),
        onNews: (news) => err(shelfNewsSentence(news)),
      });
      return refresh.run({ since });
    };
    const report = await (config.DATABASE_URL === undefined
      ? refreshNow()
      : withStore(config, ({ sharedCatalog }) => refreshNow(sharedCatalog)));
    print(report, out, err);
    return report.sources.some(({ failure }) => failure !== undefined) ? 1 : 0;
  },
} satisfies Verb;

function print(report: RefreshReport, out: (line: string) => void, err: (line: string) => void): void {
  for (const { title, isAsked, read, added, updated, skipped, failure } of report.sources) {
    if (!isAsked) {
      out(`${title}: nothing to fetch now`);
      continue;
    }
    for (const reason of skipped.slice(0, NAMED)) err(`${title}: skipped, ${reason}`);
    if (skipped.length > NAMED) err(`${title}: and ${skipped.length - NAMED} more skipped`);
    const failed = failure === undefined ? '' : `; failed: ${failure}`;
    out(`${title}: ${read} read, ${added} added, ${updated} updated, ${skipped.length} skipped${failed}`);
  }
}
