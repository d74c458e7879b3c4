import { paperNamed } from '../../catalog/lookup/named.ts';
import { openSearch, wholeNumber } from '../open-search.ts';
import { printHits } from '../print-papers.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Find papers like one in the catalog')
      .argument('<id>', 'its id or a link to it')
      .option('--limit <n>', 'how many', '10')
      .option('--json', 'an array of {id, title, score, date, authors, url}');
  },

  async run(context) {
    const given = context.args[0] ?? '';
    const limit = wholeNumber('--limit', context.options.limit, 1, 1000);
    const { catalog, search } = await openSearch(context);
    const paper = paperNamed(catalog, given);
    if (paper === undefined) throw new UsageError(`similar: "${given}" isn't in the catalog`);
    printHits(await search.similar(paper.id, limit), context);
    return 0;
  },
} satisfies Verb;
