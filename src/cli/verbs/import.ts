import { sourceDay } from '../../catalog/batch-day.ts';
import { importPapers } from '../../catalog/file/import/import.ts';
import { loadFormats } from '../../catalog/file/load-formats.ts';
import { catalogFiles } from '../../catalog/file/paths.ts';
import { problemSentence } from '../../catalog/file/problem.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Import papers from files in any known format into a catalog')
      .argument('<file...>', 'files to read (the format is detected)')
      .requiredOption('--into <catalog>', 'the catalog file to add to (created if missing)')
      .option('--format <format>', 'read every file as this format (a wrong one lists them all)');
  },

  async run({ config, args, options, clock, out, err }) {
    const into = String(options.into);
    const formats = await loadFormats();
    const format = options.format === undefined ? undefined : String(options.format);
    if (format !== undefined && !formats.has(format)) {
      throw new UsageError(`"${format}" isn't a format. Use one of ${[...formats.keys()].join(', ')}`);
    }
    const report = await importPapers({
      files: args,
      into,
      today: sourceDay(clock()),
      known: async () => (await loadCatalog(catalogFiles(config))).catalog.all(),
      onProgress: (file, read) => err(`${read} read, now in ${file}`),
      ...(format === undefined ? {} : { format }),
    });
    for (const problem of report.problems) {
      const say = problem.kind === 'skipped' ? out : err;
      say(problemSentence(problem));
    }
    const { read, added, updated, skipped } = report;
    out(`${read} read, ${added} added, ${updated} updated, ${skipped} skipped`);
    return report.problems.some(({ kind }) => kind === 'unreadable') ? 1 : 0;
  },
} satisfies Verb;
