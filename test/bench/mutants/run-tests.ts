import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** A run silent for this long is in an endless loop: a test that merely waits would hit its own limit first. */
export const SILENCE_MS = 200_000;

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

/** The result of one test file, by its path from the root. */
export interface FileRun {
  readonly file: string;
  readonly ms: number;
  /** The first test that failed, or why the file couldn't run; absent if all passed. */
  readonly failed?: string;
}

export interface TestRun {
  /** Leaves out what a hung or broken run didn't get to. */
  readonly files: readonly FileRun[];
  /** What went wrong in a run without a report. */
  readonly broken?: string;
  /** The test file that was running, or had just ended, when the run hung. */
  readonly hungAt?: string;
}

/** Runs test files in this order, in a separate process; optionally only until one fails. */
export async function runVitest(
  root: string,
  config: string,
  tests: readonly string[],
  postgres: string | undefined,
  silenceMs: number,
  isOneEnough = false,
): Promise<TestRun> {
  const report = path.join(root, 'dist', 'mutant-report.json');
  await rm(report, { force: true });
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const environment = { MUTANT_TESTS: tests.join(' '), MUTANT_POSTGRES: postgres ?? '' };
  const args = ['--config', config, ...reporters, ...(isOneEnough ? ['--bail=1'] : []), ...tests];
  const { ended, said } = await untilSilent({ root, args, environment, silenceMs });
  if (ended === 'silent') {
    const hungAt = tests.findLast((test) => said.includes(test)) ?? tests[0];
    return { files: [], broken: 'the run hung', ...(hungAt !== undefined && { hungAt }) };
  }
  const text = await readFile(report, 'utf8').catch(() => '');
  if (text === '') return { files: [], broken: 'the run broke down' };
  const { testResults } = reportSchema.parse(JSON.parse(text));
  const files = testResults.map((result) => {
    const file = path.relative(root, result.name).split(path.sep).join('/');
    return { file, ms: Math.round(result.endTime - result.startTime), ...failureIn(result) };
  });
  // An error outside any test, such as an uncaught one.
  const isSilentFailure = ended !== 0 && files.every(({ failed }) => failed === undefined);
  return { files, ...(isSilentFailure && { broken: 'an error outside of the tests' }) };
}

type Result = z.infer<typeof reportSchema>['testResults'][number];

function failureIn({ status, message, assertionResults }: Result): { readonly failed?: string } {
  const failed = assertionResults.find((result) => result.status === 'failed');
  if (failed !== undefined) return { failed: failed.fullName };
  if (status !== 'failed') return {};
  return { failed: message?.split('\n')[0] ?? 'the file cannot be loaded' };
}

/** A vitest process's exit code, or that it fell silent and was killed, with all its children. */
function untilSilent({
  root,
  args,
  environment,
  silenceMs,
}: {
  readonly root: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly silenceMs: number;
}): Promise<{ readonly ended: number | 'silent'; readonly said: string }> {
  let said = '';
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
        // The whole group has ended already.
      }
    };
    const onSilence = (): void => {
      end();
      resolve({ ended: 'silent', said });
    };
    let timer = setTimeout(onSilence, silenceMs);
    const onOutput = (chunk: Buffer): void => {
      said += chunk.toString();
      clearTimeout(timer);
      timer = setTimeout(onSilence, silenceMs);
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    // Before the tree is removed, which happens last.
    process.prependOnceListener('exit', end);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      end();
      resolve({ ended: code ?? 1, said });
    });
  });
}
