import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';
import { COMPILE_LATER } from './support/node-flags.ts';
import { runCompiled } from './support/run-compiled.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [runCompiled()],
  test: {
    include: ['test/**/*.test.ts'],
    // Imports have no side effects, so files can share them; that saves a minute.
    isolate: false,
    // Much of the suite waits for a browser or a process; four at a time keep two cores busy.
    maxWorkers: 4,
    // Four processes leave no core to the collector's threads, and most of what tests allocate is garbage before it
    // reaches 64 MB. The old generation, mostly the program itself, is first collected at 512 MB, not at 50, 90 and 130
    // MB.
    execArgv: [
      '--single-threaded-gc',
      '--min-semi-space-size=32',
      '--max-semi-space-size=64',
      '--initial-old-space-size=512',
      ...COMPILE_LATER,
    ],
    sequence: { sequencer: LongestFirst },
    globalSetup: [
      'test/support/temporary.ts',
      'test/support/compiled.ts',
      'test/support/put-programs.ts',
      'test/support/run-stores.ts',
    ],
    setupFiles: ['answer-contract', 'same-elements', 'whole-threads'].map(
      (name) => `test/support/${name}.setup.ts`,
    ),
    // Enough for a machine with seven times the load: a limit that is hit early says nothing about the program.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
