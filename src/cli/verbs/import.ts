import { sourceDay } from '../../catalog/batch-day.ts';
import { FORMATS } from '../../catalog/file/detect.ts';
import { importPapers } from '../../catalog/file/import.ts';
import { catalogFiles } from '../../catalog/file/paths.ts';
import { problemSentence } from '../../catalog/file/problem.ts';
import { loadCatalog } from '../../catalog/load.ts';
import type { Verb } from '../verb.ts';

const names = FORMATS.map(({ name }) => name);

export default {
  describe(command) {
    command
      .description('Read papers from files of any known format into a catalog')
      .argument('<file...>', 'files to read; their content tells the format')
      .requiredOption('--into <catalog>', 'the catalog file that is added to, or made')
      .addOption(command.createOption('--format <format>', 'read all files as this format').choices(names));
  },

  async run({ config, args, options, clock, out, err }) {
    const into = String(options.into);
    const format = FORMATS.find(({ name }) => name === options.format);
    const { catalog } = await loadCatalog(catalogFiles(config));
    const report = await importPapers({
      files: args,
      into,
      known: catalog.all(),
      today: sourceDay(clock()),
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
