import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createIndexBuilder } from '../index/build.ts';
import { shareIndex } from '../index/shared-memory.ts';
import { packIndexFile, readIndexFile, writeIndexFile } from './index-file.ts';
import type { FromWorker, ToWorker, WorkerTask } from './protocol.ts';

/** The worker's side: takes the index from its file, or builds it of the texts it is sent and writes one. */
if (parentPort !== null) {
  const port = parentPort;
  // Whoever searches meanwhile goes first. Only Linux keeps a priority for each thread: elsewhere this would slow the bot.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { fingerprint, indexFile }: WorkerTask = workerData;
  const send = (message: FromWorker) => port.postMessage(message);

  const ready = indexFile === undefined ? undefined : readIndexFile(indexFile, fingerprint);
  if (ready !== undefined) {
    send({ index: ready, fromFile: true });
    port.close();
  } else {
    const builder = createIndexBuilder();
    port.on('message', (message: ToWorker) => {
      if ('texts' in message) {
        for (const text of message.texts) builder.add(text);
        send({ taken: true });
        return;
      }
      const index = shareIndex(builder.finish());
      send({ index, fromFile: false });
      if (indexFile !== undefined) {
        try {
          writeIndexFile(indexFile, packIndexFile(fingerprint, index));
        } catch (error) {
          send({ unwritten: error instanceof Error ? error.message : String(error) });
        }
      }
      port.close();
    });
    send({ needsTexts: true });
  }
}
