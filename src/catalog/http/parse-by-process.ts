import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerFile } from '../../worker-file.ts';
import { createParseThread, type ParseTask, type ParseThread } from './parse-thread.ts';

/** The task, with a time limit in case the parent is gone and can't end the process. */
export interface TimedParseTask extends ParseTask {
  readonly withinMs: number;
}

/** How much later than its parent's limit the process ends itself, in ms: the parent knows what to report. */
const LATER_MS = 2_000;
/** How V8 exits when its heap is full, with and without signals. */
const ABORTED = { signal: 'SIGABRT', code: 134 };

/**
 * Starts a process that parses, so that no text can crash this one.
 *
 * @param memoryMb maximum heap; exceeding it ends the process.
 * @param modules to load at once.
 */
export function parseByProcess(memoryMb: number, modules: readonly string[] = []): ParseThread {
  return createParseThread(({ parsed, ended }) => {
    const child = fork(fileURLToPath(workerFile('parse-child', import.meta.url)), modules, {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      serialization: 'advanced',
      // What V8 prints as it dies means nothing to users.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Whatever reads hostile texts must not see any secrets.
      env: {},
    });
    unref();
    child.on('message', parsed);
    // A process that couldn't be started emits no close event.
    child.once('error', (cause) => ended({ isTooMuch: false, cause }));
    // `close` comes after its last message; `exit` may come before.
    child.once('close', (code, signal) =>
      ended({ isTooMuch: signal === ABORTED.signal || code === ABORTED.code, cause: signal ?? code }),
    );

    function unref(): void {
      child.unref();
      child.channel?.unref();
    }

    return {
      send(task, withinMs) {
        const timed: TimedParseTask = { ...task, withinMs: withinMs + LATER_MS };
        // If it has already ended, the close event reports that.
        if (child.connected) child.send(timed, () => {});
      },
      ref() {
        child.ref();
        child.channel?.ref();
      },
      unref,
      end: () => void child.kill('SIGKILL'),
    };
  });
}
