import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { Worker, type WorkerOptions } from 'node:worker_threads';
import { wholeWorker } from './whole-workers.ts';

class WholeWorker extends Worker {
  constructor(file: string | URL, options?: WorkerOptions) {
    super(wholeWorker(file), options);
  }
}

// Once in each process: setups run before every file.
if (workerThreads.Worker.name !== WholeWorker.name) {
  Object.assign(workerThreads, { Worker: WholeWorker });
  syncBuiltinESMExports();
}
