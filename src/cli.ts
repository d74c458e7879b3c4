import { fileURLToPath } from 'node:url';
import { loadVerbs } from './cli/load-verbs.ts';
import { runPapers } from './cli/run.ts';
import { loadEnvFile } from './env-file.ts';
import { readVersion } from './version.ts';

const unknown = loadEnvFile('.env', process.env);

const verbs = await loadVerbs(fileURLToPath(new URL('./cli/verbs', import.meta.url)), process.argv[2]);

// A reader that has seen enough (`papers search … | head -1`) closes the pipe, which isn't an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runPapers(process.argv.slice(2), verbs, {
  version: readVersion(),
  environment: process.env,
  unknown,
  clock: () => new Date(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
});
