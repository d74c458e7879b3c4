import { evaluate } from '../../search/eval/evaluate.ts';
import { readJudgements, readQueries } from '../../search/eval/trec.ts';
import { openSearch, readGivenFile, withFileName } from '../open-search.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Score the ranking against relevance judgements')
      .requiredOption('--queries <file>', '{id, text} JSON Lines')
      .requiredOption('--qrels <file>', 'query, paper and grade, tab-separated')
      .option('--json', 'print one object');
  },

  async run(context) {
    const { options, out, err } = context;
    const queriesFile = String(options.queries);
    const qrelsFile = String(options.qrels);
    const [queriesText, qrelsText] = [await readGivenFile(queriesFile), await readGivenFile(qrelsFile)];
    const queries = withFileName(queriesFile, () => readQueries(queriesText));
    const judgements = withFileName(qrelsFile, () => readJudgements(qrelsText));
    const { catalog, search } = await openSearch(context, { learnFirst: true });
    const relevant = [...judgements.values()].flatMap((judged) =>
      [...judged].flatMap(([id, grade]) => (grade > 0 ? [id] : [])),
    );
    if (!relevant.some((id) => catalog.get(id) !== undefined)) {
      throw new UsageError(
        `eval: none of the papers judged relevant in ${qrelsFile} is in the catalog (see --catalog)`,
      );
    }
    const result = await evaluate(queries, judgements, async (text, limit) =>
      (await search.rank(text, limit)).map(({ paper }) => paper.id),
    );
    const left = queries.length - result.queries;
    if (left > 0) err(`Left out ${left} of ${queries.length} queries without a relevant paper.`);
    if (options.json === true) {
      out(
        JSON.stringify({
          queries: result.queries,
          'nDCG@10': result.ndcg10,
          'Recall@100': result.recall100,
          'MRR@10': result.mrr10,
        }),
      );
      return 0;
    }
    const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(10)).join('  ');
    out(row(['queries', 'nDCG@10', 'Recall@100', 'MRR@10']));
    out(
      row([
        String(result.queries),
        ...[result.ndcg10, result.recall100, result.mrr10].map((value) => value.toFixed(4)),
      ]),
    );
    return 0;
  },
} satisfies Verb;
