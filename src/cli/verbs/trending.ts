import { openStore } from '../../store/store.ts';
import { WINDOWS } from '../../trending/score.ts';
import { createTrending } from '../../trending/trending.ts';
import { reasonWords, trendingNotice } from '../../view/trending-words.ts';
import { openCatalogAlone, wholeNumber } from '../open-search.ts';
import { paperJson } from '../print-papers.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description("What's popular right now, and why")
      .option('--window <window>', WINDOWS.join(', '), 'day')
      .option('--limit <n>', 'how many', '10')
      .option('--json', 'an array of {id, title, score, date, authors, url, why}');
  },

  async run(context) {
    const { config, log, clock, options, out, err } = context;
    const window = WINDOWS.find((name) => name === options.window);
    if (window === undefined) {
      throw new UsageError(`--window: "${String(options.window)}" isn't valid. Use ${WINDOWS.join(', ')}`);
    }
    const limit = wholeNumber('--limit', options.limit, 1, 1000);
    const catalog = await openCatalogAlone(context);
    const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log });
    try {
      const trending = createTrending({ ...store, catalog: () => catalog, clock });
      const { entries, notices } = await trending.rank({ window });
      for (const notice of notices) err(trendingNotice(notice));
      const shown = entries
        .slice(0, limit)
        .map(({ paper, score, reasons }) => ({ paper, score, why: reasonWords(reasons) }));
      if (options.json === true) {
        out(JSON.stringify(shown.map(({ paper, score, why }) => ({ ...paperJson(paper, score), why }))));
      } else {
        for (const { paper, why } of shown) {
          out(`${paper.id}  ${paper.title}${why === '' ? '' : `  (${why})`}`);
        }
      }
      return 0;
    } finally {
      await store.close();
    }
  },
} satisfies Verb;
