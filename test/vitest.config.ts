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
    // Nothing happens at import, so files may share what they import; that saves a minute.
    isolate: false,
    // Much of the suite waits for a browser or a process; four at a time keep two cores busy.
    maxWorkers: 4,
    // Four processes leave no core to a collector's threads, and what most tests make is garbage before it is 64 MB. What is older
    // is gone through when there are 512 MB of it, not at 50, 90 and 130 MB: it is mostly the program, which stays.
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
    setupFiles: ['test/support/answer-contract.setup.ts', 'test/support/whole-threads.setup.ts'],
    // As long as a machine takes that has seven times as much to do: a limit that is met early says nothing of the program.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
