import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerFile } from '../../worker-file.ts';
import { createParseThread, type ParseTask, type ParseThread } from './parse-thread.ts';

/** What the process is asked, and how long it may take should nobody be there any more to end it. */
export interface TimedParseTask extends ParseTask {
  readonly withinMs: number;
}

/** How much later than its parent the process ends itself, in ms: the parent knows what to say of it. */
const LATER_MS = 2_000;
/** What V8 ends with when its heap is full, where there are signals and where there are none. */
const ABORTED = { signal: 'SIGABRT', code: 134 };

/**
 * Starts a process that parses; whatever its text does to it, this one goes on.
 *
 * @param memoryMb a heap of more than this ends it.
 * @param modules that it loads at once.
 */
export function parseByProcess(memoryMb: number, modules: readonly string[] = []): ParseThread {
  return createParseThread(({ parsed, ended }) => {
    const child = fork(fileURLToPath(workerFile('parse-child', import.meta.url)), modules, {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      serialization: 'advanced',
      // What V8 prints when it ends is about nothing that people know of.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // What reads hostile texts is told no token.
      env: {},
    });
    unref();
    child.on('message', parsed);
    // One that cannot be started has no end either.
    child.once('error', (cause) => ended({ isTooMuch: false, cause }));
    // What it said last is read before that, and not always before its exit.
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
        // One that ended already is told of by that.
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
