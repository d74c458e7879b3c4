import { Option } from 'commander';
import { utcDay } from '../../calendar.ts';
import { bundledAlone, isSaidAlready } from '../../view/nothing-found.ts';
import { noticeSentence } from '../../view/search-notices.ts';
import { understoodSentence } from '../../view/understood.ts';
import { MORE_PAPERS } from '../more-papers.ts';
import { openSearch, wholeNumber } from '../open-search.ts';
import { printHits, readInstead } from '../print-papers.ts';
import { UsageError, type Verb } from '../verb.ts';

const SORTS = ['relevance', 'newest', 'votes'] as const;
const NOTHING = "I couldn't find a paper matching that.";

export default {
  describe(command) {
    command
      .description('Find papers, ranked like /search')
      .argument('<query...>', 'words, a title, an id or a link')
      .option('--limit <n>', 'how many', '10')
      .addOption(new Option('--sort <order>', 'what comes first').choices(SORTS).default('relevance'))
      .option('--json', 'an array of {id, title, score, date, authors, url}');
  },

  async run(context) {
    const { args, options, err } = context;
    const query = args.join(' ');
    if (query.trim() === '') throw new UsageError('search: no query given');
    const limit = wholeNumber('--limit', options.limit, 1, 1000);
    const sort = SORTS.find((order) => order === options.sort);
    const { search, bundled } = await openSearch(context);
    const { hits, total, hasMore, corrections, notices, understood } = await search.find({
      query,
      limit,
      ...(sort !== undefined && { sort }),
      today: utcDay(context.clock()),
    });
    if (understood !== undefined) err(understoodSentence(understood));
    for (const notice of notices) err(noticeSentence(notice));
    if (corrections.length > 0) {
      err(`Showing results for ${readInstead(corrections)}`);
    }
    printHits(hits, context);
    if (total > 0 && options.json !== true) err(`${hits.length} of ${total}${hasMore === true ? '+' : ''}`);
    if (total === 0 && options.json !== true && !isSaidAlready(notices)) err(NOTHING);
    if (total === 0 && bundled !== undefined) err(`${bundledAlone(bundled)} ${MORE_PAPERS}`);
    return 0;
  },
} satisfies Verb;
