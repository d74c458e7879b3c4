import { readdir } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench, Options } from './bench.ts';
import { markdown } from './table.ts';

const USAGE =
  'usage: npm run bench -- [NAME…] [--quick] [--json], for mutants [--folder NAME[:N],…] [--sample N|all] [--seed S] [--seconds N] [--table], for search [--only ENGINE,…] [--papers N]…, and for scale [--papers N]… [--without ENGINE]… [--folder DIR] [--plot FILE] [--minutes N]';

/** Every `*.bench` file in this folder, by name; a file that exports none stops the run and is named. */
async function findBenches(): Promise<Bench[]> {
  const files = (await readdir(new URL('.', import.meta.url)))
    .filter((file) => /\.bench\.[jt]s$/.test(file))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const { default: bench }: { default?: Partial<Bench> } = await import(
        new URL(file, import.meta.url).href
      );
      if (
        typeof bench?.name !== 'string' ||
        typeof bench.title !== 'string' ||
        typeof bench.run !== 'function'
      ) {
        throw new Error(`${file} exports no benchmark: it needs a default export with name, title and run.`);
      }
      return { ...bench, name: bench.name, title: bench.title, run: bench.run };
    }),
  );
}

/** What was asked for; instead a sentence if that can't be read, empty if it's help. */
function asArgued(options: Options) {
  try {
    const help: Options = { help: { type: 'boolean', short: 'h' } };
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { ...options, ...help } });
    const given: Readonly<Record<string, unknown>> = values;
    return given.help === true ? '' : { values: given, positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `${error.message}. `;
  }
}

async function main(): Promise<number> {
  const benches = await findBenches();
  const own: Options = Object.assign({}, ...benches.map(({ options }) => options ?? {}));
  const names = benches.map(({ name }) => name).join(', ');
  const asked = asArgued({ ...own, quick: { type: 'boolean' }, json: { type: 'boolean' } });
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}There are: ${names}.\n${USAGE}\n`);
    return asked === '' ? 0 : 2;
  }
  const { values, positionals } = asked;
  const options: Readonly<Record<string, unknown>> = values;
  const [quick, json] = [options.quick === true, options.json === true];
  const unknown = positionals.filter((wanted) => !benches.some(({ name }) => name === wanted));
  if (unknown.length > 0) {
    process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${names}.\n${USAGE}\n`);
    return 2;
  }
  const [load = 0] = loadavg();
  const chosen = benches.filter(({ name, onlyByName }) =>
    positionals.length === 0 ? onlyByName !== true : positionals.includes(name),
  );
  const results = [];
  let failed = false;
  for (const bench of chosen) {
    process.stderr.write(`${bench.name}: ${bench.title}\n`);
    const progress = (line: string) => process.stderr.write(`  ${line}\n`);
    try {
      const tables = await bench.run({ quick, progress, options });
      results.push({ name: bench.name, title: bench.title, tables });
      if (!json) process.stdout.write(`## ${bench.title}\n\n${tables.map(markdown).join('\n')}\n`);
    } catch (error) {
      failed = true;
      process.stderr.write(
        `${bench.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
      );
    }
  }
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${memory} GB, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  if (json) process.stdout.write(`${JSON.stringify({ date, machine, load, quick, results }, null, 2)}\n`);
  else
    process.stdout.write(
      `Measured ${date} on ${machine}${quick ? ', quick mode' : ''}; load ${load.toFixed(1)} at the start.\n`,
    );
  return failed ? 1 : 0;
}

/** Was this file started rather than imported? A package of a benchmark sets the status to 0 when a process ends by itself. */
if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await main());
