import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import type {
  FromSearchThread,
  SearchThreadData,
  SearchThreadStart,
  ToSearchThread,
} from './search-protocol.ts';

/** A search thread, started when there is something to open, and restarted after it died. */
export interface Thread {
  /** Starts it ahead of time if needed. Doesn't keep the process alive. */
  prepare(): void;
  /** Opens a moment, starting the thread if needed. Keeps the process alive until `rest`. */
  open(data: SearchThreadData): void;
  /** Sends it a message that expects an answer, if it runs. Keeps the process alive until `rest`. */
  send(message: ToSearchThread): void;
  /** Sends it a notification, if it runs. Doesn't keep the process alive. */
  tell(message: ToSearchThread): void;
  /** It has no work: don't let it keep the process alive. */
  rest(): void;
  end(): Promise<void>;
}

interface ThreadParts {
  readonly onMessage: (message: FromSearchThread) => void;
  /** Called when it dies. */
  readonly onDeath: (error: Error) => void;
  /** Called with each thread as it starts. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  readonly hasPartner: boolean;
}

/** Hardly anything that a search allocates outlives it. Node's default of 48 MB takes 20 MB more memory and is no faster. */
const YOUNG_MB = 12;
/**
 * Far more than it needs. With a limit of 2 GB or more, V8 lets the old generation grow fourfold between collections; with this one, by
 * half. That saves 30 MB and is no slower.
 */
const OLD_MB = 1_024;

export function createThread({ onMessage, onDeath, onStart, hasPartner }: ThreadParts): Thread {
  let worker: Worker | undefined;

  function start(): Worker {
    // What to open comes in a message, since workerData is kept for as long as the thread lives.
    const workerData: SearchThreadStart = { hasPartner };
    const started = new Worker(workerFile('search-worker', import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    let failure: Error | undefined;
    // Ignore messages from a thread that was ended.
    started.on('message', (message: FromSearchThread) => {
      if (worker === started) onMessage(message);
    });
    started.on('error', (error: Error) => {
      failure = error;
    });
    started.on('exit', (status) => {
      if (worker !== started) return;
      worker = undefined;
      onDeath(failure ?? new Error(`The search thread ended with status ${status}.`));
    });
    onStart?.(started);
    return started;
  }

  function ask(message: ToSearchThread): void {
    worker?.ref();
    worker?.postMessage(message);
  }

  return {
    prepare() {
      worker ??= start();
      worker.unref();
    },
    open(data) {
      worker ??= start();
      ask({ open: data });
    },
    send: ask,
    tell: (message) => worker?.postMessage(message),
    rest: () => worker?.unref(),
    async end() {
      if (worker === undefined) return;
      const ended = worker;
      worker = undefined;
      await ended.terminate();
    },
  };
}
