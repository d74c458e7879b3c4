import { utcDay } from '../../calendar.ts';
import { noticeSentence } from '../../view/search-notices.ts';
import { understoodSentence } from '../../view/understood.ts';
import { openSearch, wholeNumber } from '../open-search.ts';
import { printHits, readInstead } from '../print-papers.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Find papers, ranked like /search')
      .argument('<query...>', 'words, a title, an id or a link')
      .option('--limit <n>', 'how many', '10')
      .option('--json', 'an array of {id, title, score, date, authors, url}');
  },

  async run(context) {
    const { args, options, err } = context;
    const query = args.join(' ');
    if (query.trim() === '') throw new UsageError('search: no query given');
    const limit = wholeNumber('--limit', options.limit, 1, 1000);
    const { search } = await openSearch(context);
    const { hits, total, hasMore, corrections, notices, understood } = await search.find({
      query,
      limit,
      today: utcDay(context.clock()),
    });
    if (understood !== undefined) err(understoodSentence(understood));
    for (const notice of notices) err(noticeSentence(notice));
    if (corrections.length > 0) {
      err(`Showing results for ${readInstead(corrections)}`);
    }
    printHits(hits, context);
    if (options.json !== true)
      err(
        total === 0
          ? "I couldn't find a paper matching that."
          : `${hits.length} of ${total}${hasMore === true ? '+' : ''}`,
      );
    return 0;
  },
} satisfies Verb;
