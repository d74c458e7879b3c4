import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createIndexBuilder } from '../index/build.ts';
import type { IndexedText } from '../index/indexed-text.ts';
import { shareIndex } from '../index/shared-memory.ts';
import { createFingerprint } from './fingerprint.ts';
import { fingerprintIn, packIndexFile, readIndexFile } from './index-file.ts';
import type { FromIndexThread, IndexTask, ToIndexThread } from './index-protocol.ts';
import { writeWholeFile } from './whole-file.ts';

/** The thread's side: takes the index from its file if that is of the texts it is sent, or builds it of them and writes one. */
if (parentPort !== null) {
  const port = parentPort;
  // Whoever searches meanwhile goes first. Only Linux keeps a priority for each thread: elsewhere this would slow the bot.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { papers, indexFile }: IndexTask = workerData;
  const send = (message: FromIndexThread) => port.postMessage(message);
  const inFile = indexFile === undefined ? undefined : fingerprintIn(indexFile);

  /** What takes the texts under way. */
  let work = inFile?.startsWith(`${papers}-`) === true ? comparison(inFile) : construction();

  function comparison(wanted: string) {
    const fingerprint = createFingerprint();
    send({ needsTexts: 'to compare' });
    return {
      add: fingerprint.add,
      end() {
        const isSame = indexFile !== undefined && fingerprint.finish() === wanted;
        const index = isSame ? readIndexFile(indexFile, wanted) : undefined;
        if (index === undefined) {
          work = construction();
          return;
        }
        send({ index, fromFile: true });
        port.close();
      },
    };
  }

  function construction() {
    const builder = createIndexBuilder();
    const fingerprint = createFingerprint();
    send({ needsTexts: 'to build' });
    return {
      add(text: IndexedText) {
        builder.add(text);
        fingerprint.add(text);
      },
      end() {
        const index = shareIndex(builder.finish());
        send({ index, fromFile: false });
        if (indexFile !== undefined) {
          try {
            writeWholeFile(indexFile, packIndexFile(fingerprint.finish(), index));
          } catch (error) {
            send({ unwritten: error instanceof Error ? error.message : String(error) });
          }
        }
        port.close();
      },
    };
  }

  port.on('message', (message: ToIndexThread) => {
    if ('end' in message) {
      work.end();
      return;
    }
    for (const text of message.texts) work.add(text);
    send({ taken: true });
  });
}
