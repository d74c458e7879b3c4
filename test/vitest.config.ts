import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing happens at import, so files may share what they import; that saves a minute.
    isolate: false,
    // Much of the suite waits for a browser or a process; two at a time keep two cores busy.
    maxWorkers: 2,
    globalSetup: ['test/support/compiled.ts', 'test/support/postgres.ts'],
    setupFiles: ['test/support/answer-contract.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
