import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';
import { crowding } from './crowding.ts';

/** Runs test files in the order in which they are asked for, by the names in `MUTANT_TESTS`. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = (process.env.MUTANT_TESTS ?? '').split(' ');
    const place = ({ moduleId }: TestSpecification) =>
      order.findIndex((test) => moduleId.endsWith(`/${test}`));
    return files.sort((a, b) => place(a) - place(b));
  }
}

/** As for all tests, but in the order that is asked for, each file up to its first failure; sources are compiled and a database is up already. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    globalSetup: ['test/bench/mutants/postgres.ts'],
    setupFiles: [base.test?.setupFiles ?? [], 'test/bench/mutants/first-failure.setup.ts'].flat(),
    // One after the other, so that it can be told where a run hung.
    maxWorkers: 1,
    // What waits for something that a mutant keeps from coming is to say so soon; where the machine was slow, the proof without it tells.
    testTimeout: 30_000 * crowding(),
    hookTimeout: 40_000 * crowding(),
    expect: { poll: { timeout: 8_000 * crowding() } },
    sequence: { sequencer: AsAsked },
    // How long a test took that a mutant made fail says nothing of it.
    cache: false,
    experimental: { fsModuleCache: true, fsModuleCachePath: 'dist/.vitest-modules' },
  },
});
