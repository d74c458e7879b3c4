import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createIndexBuilder } from '../index/build.ts';
import { shareIndex } from '../index/shared-memory.ts';
import { readColumnsFile } from './columns-file.ts';
import { packIndexFile, readIndexFile } from './index-file.ts';
import type { FromIndexThread, IndexTask, ToIndexThread } from './index-protocol.ts';
import { writeWholeFile } from './whole-file.ts';

/** The thread's side: takes the index from its file if that is of these texts, or builds it of them and writes one. */
if (parentPort !== null) {
  const port = parentPort;
  // Whoever searches meanwhile goes first. Only Linux keeps a priority for each thread: elsewhere this would slow the bot.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { texts, indexFile, columnsFile }: IndexTask = workerData;
  const send = (message: FromIndexThread) => port.postMessage(message);

  function build(): void {
    const builder = createIndexBuilder();
    port.on('message', (message: ToIndexThread) => {
      if ('end' in message) finish();
      else {
        for (const text of message.texts) builder.add(text);
        send({ taken: true });
      }
    });

    function finish(): void {
      const index = shareIndex(builder.finish());
      send({ index, fromFile: false });
      if (indexFile !== undefined) {
        try {
          writeWholeFile(indexFile, packIndexFile(texts, index));
        } catch (error) {
          send({ unwritten: error instanceof Error ? error.message : String(error) });
        }
      }
      port.close();
    }
  }

  const kept = indexFile === undefined ? undefined : readIndexFile(indexFile, texts);
  if (kept === undefined) {
    build();
    send({ needsTexts: true });
  } else {
    const known = columnsFile && readColumnsFile(columnsFile.file, columnsFile.base);
    send({ index: kept, fromFile: true, known });
    port.close();
  }
}
