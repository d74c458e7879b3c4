import { sourceDay } from '../../catalog/batch-day.ts';
import { importPapers } from '../../catalog/file/import/import.ts';
import { loadFormats } from '../../catalog/file/load-formats.ts';
import { catalogFiles } from '../../catalog/file/paths.ts';
import { problemSentence } from '../../catalog/file/problem.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { earlierImport, importProgress } from '../../view/import-progress.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Import papers from files in any known format into a catalog')
      .argument('<file...>', 'files to read (the format is detected)')
      .requiredOption('--into <catalog>', 'the catalog file to add to (created if missing)')
      .option('--format <format>', 'read every file as this format (an unknown one lists them all)');
  },

  async run({ config, args, options, clock, out, err, status }) {
    const into = String(options.into);
    const formats = await loadFormats();
    const format = options.format === undefined ? undefined : String(options.format);
    if (format !== undefined && !formats.has(format)) {
      throw new UsageError(`"${format}" isn't a format. Use one of ${[...formats.keys()].join(', ')}`);
    }
    const begun = performance.now();
    const report = await importPapers({
      files: args,
      into,
      today: sourceDay(clock()),
      known: async () => (await loadCatalog(catalogFiles(config))).catalog.all(),
      onProgress: (progress) => status(importProgress(progress, (performance.now() - begun) / 1_000)),
      onEarlier: (earlier) => err(earlierImport(earlier)),
      ...(format === undefined ? {} : { format }),
    });
    for (const problem of report.problems) {
      const say = problem.kind === 'skipped' ? out : err;
      say(problemSentence(problem));
    }
    const { read, added, updated, skipped, problems } = report;
    out(`${read} read, ${added} added, ${updated} updated, ${skipped} skipped`);
    // A script must notice that papers are missing; a few bad rows in a whole file are usual.
    const isPartial = problems.some(({ kind }) => kind === 'unreadable' || kind === 'cut');
    const isUseless = read > 0 && skipped === read;
    return isPartial || isUseless ? 1 : 0;
  },
} satisfies Verb;
