import { defineConfig } from 'vitest/config';
import base from '../../../vitest.config.ts';

/** As for all tests, in a tree whose sources tell what runs; they are compiled and a database is up already. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    globalSetup: ['test/bench/mutants/postgres.ts'],
    cache: false,
    setupFiles: ['test/bench/mutants/probes/per-test.setup.ts'],
  },
});
