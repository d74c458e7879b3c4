import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** A run that says nothing for so long is caught in a loop: a test that merely waits is ended before by its own limit. */
const SILENCE_MS = 200_000;

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Which test failed first; nothing when all went well. */
export interface Failure {
  /** Path of the test file from the root; missing for a run that hung or broke down. */
  readonly file?: string;
  readonly sentence: string;
}

export interface TestRun {
  readonly failure: Failure | undefined;
  /** Each file that was run, by its path from the root, and how long it took. */
  readonly files: readonly { readonly file: string; readonly ms: number }[];
}

/** Runs test files in this order, in a process of their own. */
export async function runVitest(
  root: string,
  config: string,
  tests: readonly string[],
  postgres: string | undefined,
): Promise<TestRun> {
  const report = path.join(root, 'dist', 'mutant-report.json');
  await rm(report, { force: true });
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const ended = await untilSilent(root, ['--config', config, ...reporters, ...tests], {
    MUTANT_TESTS: tests.join(' '),
    MUTANT_POSTGRES: postgres ?? '',
  });
  if (ended === 'silent') return { failure: { sentence: 'the run hung' }, files: [] };
  const text = await readFile(report, 'utf8').catch(() => '');
  if (text === '') return { failure: { sentence: 'the run broke down' }, files: [] };
  const results = reportSchema.parse(JSON.parse(text)).testResults.map((result) => ({
    ...result,
    file: path.relative(root, result.name).split(path.sep).join('/'),
  }));
  return {
    failure: ended === 0 ? undefined : failureIn(results),
    files: results.map(({ file, startTime, endTime }) => ({ file, ms: Math.round(endTime - startTime) })),
  };
}

type Result = z.infer<typeof reportSchema>['testResults'][number] & { readonly file: string };

function failureIn(results: readonly Result[]): Failure {
  for (const { file, status, message, assertionResults } of results) {
    const failed = assertionResults.find((result) => result.status === 'failed');
    if (failed !== undefined) return { file, sentence: failed.fullName };
    if (status === 'failed')
      return { file, sentence: message?.split('\n')[0] ?? 'the file cannot be loaded' };
  }
  return { sentence: 'the run broke down' };
}

/** The exit code of a vitest process, or that it fell silent and was ended, with all that it had started. */
function untilSilent(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number | 'silent'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // All of the group has ended by itself.
      }
    };
    const onSilence = (): void => {
      end();
      resolve('silent');
    };
    let timer = setTimeout(onSilence, SILENCE_MS);
    const onOutput = (): void => {
      clearTimeout(timer);
      timer = setTimeout(onSilence, SILENCE_MS);
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    // Before the tree is removed, which is the last thing to be done.
    process.prependOnceListener('exit', end);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      end();
      resolve(code ?? 1);
    });
  });
}
