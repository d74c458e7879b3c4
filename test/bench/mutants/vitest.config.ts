import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';
import { crowding } from './crowding.ts';

/** Runs test files in the requested order, given by name in `MUTANT_TESTS`. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = (process.env.MUTANT_TESTS ?? '').split(' ');
    const place = ({ moduleId }: TestSpecification) =>
      order.findIndex((test) => moduleId.endsWith(`/${test}`));
    return files.sort((a, b) => place(a) - place(b));
  }
}

/**
 * Like the config for all tests, but in the requested order, each file until its first failure; sources are compiled
 * and a database is up already.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    globalSetup: ['test/bench/mutants/postgres.ts'],
    setupFiles: [base.test?.setupFiles ?? [], 'test/bench/mutants/first-failure.setup.ts'].flat(),
    // In sequence, so that a hang can be traced to its file.
    maxWorkers: 1,
    // A test waiting for something that a mutant prevents should fail soon; if the machine was just slow, the run
    // without mutants shows it.
    testTimeout: 30_000 * crowding(),
    hookTimeout: 40_000 * crowding(),
    expect: { poll: { timeout: 8_000 * crowding() } },
    sequence: { sequencer: AsAsked },
    // The duration of a test that a mutant failed means nothing.
    cache: false,
    experimental: { fsModuleCache: true, fsModuleCachePath: 'dist/.vitest-modules' },
  },
});
