import type { Catalog } from '../../catalog/catalog.ts';
import { papersIn } from '../../catalog/lookup/in-text.ts';
import { paperNamed } from '../../catalog/lookup/named.ts';
import type { Paper } from '../../paper/paper.ts';
import { normalTitle } from '../../paper/title.ts';
import type { LocalEngine } from '../../search/engine.ts';
import { openSearch, wholeNumber } from '../open-search.ts';
import { printHits } from '../print-papers.ts';
import { UsageError, type Verb } from '../verb.ts';

/** How many papers to offer if a text could mean several. */
const OFFERED = 3;

export default {
  describe(command) {
    command
      .description('Find papers similar to one in the catalog')
      .argument('<paper...>', 'its title, id or link')
      .option('--limit <n>', 'how many', '10')
      .option('--json', 'an array of {id, title, score, date, authors, url}');
  },

  async run(context) {
    const given = context.args.join(' ');
    if (given.trim() === '') throw new UsageError('similar: no paper given');
    const limit = wholeNumber('--limit', context.options.limit, 1, 1000);
    const { catalog, search } = await openSearch(context);
    const paper = await paperMeant(catalog, search, given);
    const hits = await search.similar(paper.id, limit);
    if (paper.id !== given) context.err(`Papers like “${paper.title}” (${paper.id})`);
    if (hits.length === 0) context.err('No similar papers.');
    printHits(hits, context);
    return 0;
  },
} satisfies Verb;

/**
 * The one paper a text refers to: by id, link, title, or the name the title begins with (`BERT`). @throws UsageError
 */
async function paperMeant(catalog: Catalog, search: LocalEngine, given: string): Promise<Paper> {
  const named = paperNamed(catalog, given) ?? papersIn(catalog, given).papers[0];
  if (named !== undefined) return named;
  const { hits, total, notices } = await search.find({ query: given, isPlain: true, limit: OFFERED });
  const [best] = hits;
  const isUnknown = notices.some(({ kind }) => kind === 'no-such-paper' || kind === 'unknown-links');
  if (best === undefined || isUnknown)
    throw new UsageError(
      `similar: I couldn't find "${given}" in the catalog. Find an id with \`papers search\``,
    );
  const title = normalTitle(given);
  const meant = hits.find(({ paper }) => normalTitle(paper.title) === title);
  const isNamed = normalTitle(best.paper.title.split(':')[0] ?? '') === title;
  if (meant !== undefined || isNamed || total === 1) return (meant ?? best).paper;
  const offered = hits.map(({ paper }) => `${paper.id} (${paper.title})`).join(', ');
  throw new UsageError(`similar: "${given}" could be several papers. Use an id, such as ${offered}`);
}
