import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { Worker, type WorkerOptions } from 'node:worker_threads';
import { wholeThread } from './whole-programs.ts';

class WholeThread extends Worker {
  constructor(file: string | URL, options?: WorkerOptions) {
    super(wholeThread(file), options);
  }
}

// Once per process: setups run before every file.
if (workerThreads.Worker.name !== WholeThread.name) {
  Object.assign(workerThreads, { Worker: WholeThread });
  syncBuiltinESMExports();
}
