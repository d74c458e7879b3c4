import { defineConfig } from 'vitest/config';
import base from '../../../vitest.config.ts';

/** Like the config for all tests, in an instrumented tree; it is compiled and a database is up already. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    globalSetup: ['test/bench/mutants/postgres.ts'],
    cache: false,
    setupFiles: ['test/bench/mutants/probes/per-test.setup.ts'],
  },
});
