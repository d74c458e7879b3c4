import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { carriedMeaning, isOutgrown, learnMeaning } from '../meaning/learn.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { sharedMeaning } from '../meaning/shared-meaning.ts';
import { readMeaningFile, writeMeaningFile } from './meaning-file.ts';
import type { FromMeaningThread, MeaningTask } from './meaning-protocol.ts';

/** The thread's side: takes the vectors there are, carries them over to the index, and learns them anew where need be. */
if (parentPort !== null) {
  const port = parentPort;
  // Whoever searches meanwhile goes first. Only Linux keeps a priority for each thread: elsewhere this would slow the bot.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { index, file, earlier, pairs }: MeaningTask = workerData;
  const send = (message: FromMeaningThread) => port.postMessage(message);

  function keep(meaning: Meaning): void {
    if (file === undefined) return;
    try {
      writeMeaningFile(file, index, meaning);
    } catch (error) {
      send({ unwritten: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The vectors there are, and whether they have yet to be written. */
  function first(): { meaning: Meaning; isNew: boolean } | undefined {
    if (earlier !== undefined)
      return { meaning: carriedMeaning(earlier.meaning, earlier.stems, index, earlier.same), isNew: true };
    const kept = file === undefined ? undefined : readMeaningFile(file, index);
    if (kept === undefined) return undefined;
    if (kept.isOfIndex) return { meaning: kept.meaning, isNew: false };
    return { meaning: carriedMeaning(kept.meaning, kept.stems, index, kept.same), isNew: true };
  }

  const found = first();
  const isLast = found !== undefined && !isOutgrown(found.meaning, index.documents);
  send({ first: found && sharedMeaning(found.meaning), isLast });
  if (isLast && found.isNew) keep(found.meaning);
  if (!isLast) {
    const learnt = learnMeaning(index, { pairs });
    send({ learnt: learnt && sharedMeaning(learnt) });
    if (learnt !== undefined) keep(learnt);
  }
  port.close();
}
