import { writeFile } from 'node:fs/promises';
import { readQueries, runLines } from '../../search/eval/trec.ts';
import { openSearch, readGivenFile, wholeNumber, withFileName } from '../open-search.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Rank papers for a file of queries and write a TREC run')
      .requiredOption('--queries <file>', '{id, text} JSON Lines')
      .option('--limit <n>', 'papers for each query', '100')
      .option('--out <file>', 'where to write the run (default: stdout)');
  },

  async run(context) {
    const { options, out, err } = context;
    const file = String(options.queries);
    const limit = wholeNumber('--limit', options.limit, 1, 10_000);
    const text = await readGivenFile(file);
    const queries = withFileName(file, () => readQueries(text));
    const { search } = await openSearch(context, { learnFirst: true });
    const lines: string[] = [];
    for (const query of queries) {
      const ranked = await search.rank(query.text, limit);
      lines.push(
        ...runLines(
          query.id,
          ranked.map(({ paper, score }) => ({ id: paper.id, score })),
        ),
      );
    }
    if (typeof options.out !== 'string') {
      for (const line of lines) out(line);
      return 0;
    }
    await writeFile(options.out, lines.map((line) => `${line}\n`).join('')).catch((error: unknown) => {
      throw new UsageError(`${options.out}: ${error instanceof Error ? error.message : String(error)}`);
    });
    err(`${queries.length} queries, ${lines.length} lines`);
    return 0;
  },
} satisfies Verb;
