import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createIndexBuilder } from '../index/build.ts';
import { shareIndex } from '../index/shared-memory.ts';
import type { FromWorker, ToWorker, WorkerTask } from './protocol.ts';
import { packSnapshot, readSnapshot, writeSnapshot } from './snapshot.ts';

/** The worker's side: takes the index from its snapshot, or builds it of the texts it is sent and writes one. */
if (parentPort !== null) {
  const port = parentPort;
  // Whoever searches meanwhile goes first. Only Linux keeps a priority for each thread: elsewhere this would slow the bot.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { fingerprint, snapshot }: WorkerTask = workerData;
  const send = (message: FromWorker) => port.postMessage(message);

  const ready = snapshot === undefined ? undefined : readSnapshot(snapshot, fingerprint);
  if (ready !== undefined) {
    send({ index: ready, fromSnapshot: true });
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
      send({ index, fromSnapshot: false });
      if (snapshot !== undefined) {
        try {
          writeSnapshot(snapshot, packSnapshot(fingerprint, index));
        } catch (error) {
          send({ unwritten: error instanceof Error ? error.message : String(error) });
        }
      }
      port.close();
    });
    send({ needsTexts: true });
  }
}
