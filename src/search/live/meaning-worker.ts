import { type MessagePort, parentPort } from 'node:worker_threads';
import { carriedMeaning, isOutgrown, learnMeaning } from '../meaning/learn.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { sharedMeaning } from '../meaning/shared-meaning.ts';
import { giveWay } from './give-way.ts';
import { readMeaningFile, writeMeaningFile } from './meaning-file.ts';
import type { FromMeaningThread, MeaningTask } from './meaning-protocol.ts';
import { isOutdated } from './outdated.ts';

/** The worker's side: carries existing vectors over to the index, and learns new ones if needed. */
if (parentPort !== null) {
  const port = parentPort;
  port.once('message', (task: MeaningTask) => work(task, port));
}

function work({ index, file, earlier, kept: inFile = 0, pairs }: MeaningTask, port: MessagePort): void {
  // Placing a few papers is quick, and somebody may be waiting for them.
  if (earlier?.same === undefined) giveWay();
  const send = (message: FromMeaningThread) => port.postMessage(message);

  function keep(meaning: Meaning): void {
    if (file === undefined) return;
    try {
      writeMeaningFile(file, index, meaning);
      send({ kept: index.documents });
    } catch (error) {
      send({ unwritten: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The existing vectors, and how many papers the file covers. */
  function first(): { meaning: Meaning; kept: number } | undefined {
    if (earlier !== undefined) {
      const { meaning, same = 0, isGrown } = earlier;
      const carried = carriedMeaning(meaning, earlier, index, same, isGrown);
      return { meaning: carried, kept: inFile > same ? 0 : inFile };
    }
    const kept = file === undefined ? undefined : readMeaningFile(file, index);
    if (kept === undefined) return undefined;
    const { meaning, same = 0, isOfIndex } = kept;
    // Files use the stem numbers of an index without a tail.
    const isInPlace = isOfIndex && index.tail === undefined;
    return { meaning: isInPlace ? meaning : carriedMeaning(meaning, kept, index, same), kept: same };
  }

  const found = first();
  const isLast = found !== undefined && !isOutgrown(found.meaning, index.documents);
  send({ first: found && sharedMeaning(found.meaning), isLast });
  giveWay();
  if (isLast && isOutdated(found.kept, index.documents)) keep(found.meaning);
  else if (isLast) send({ kept: found.kept });
  if (!isLast) {
    const learnt = learnMeaning(index, { pairs });
    send({ learnt: learnt && sharedMeaning(learnt) });
    if (learnt !== undefined) keep(learnt);
  }
  port.close();
}
