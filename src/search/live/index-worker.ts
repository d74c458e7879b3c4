import { type MessagePort, parentPort } from 'node:worker_threads';
import { createPartsBuilder } from '../index/append/build-in-parts.ts';
import { createIndexBuilder, type IndexBuilder } from '../index/build.ts';
import type { IndexedText } from '../index/indexed-text.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { replaceTexts } from '../index/replace/replace-texts.ts';
import { isPackedIndex, shareIndex } from '../index/shared-memory.ts';
import { growIndex } from '../index/tail/grow.ts';
import { mergeIndex } from '../index/tail/merge.ts';
import { beforeTail } from '../index/tail/tail-anew.ts';
import { readColumnsFile } from './columns-file.ts';
import { giveWay } from './give-way.ts';
import { keptTexts, packIndexFile, readIndexFile } from './index-file.ts';
import type { FromIndexThread, IndexTask, ToIndexThread } from './index-protocol.ts';
import { isOutdated } from './outdated.ts';
import { writeWholeFile } from './whole-file.ts';

/**
 * The worker's side: loads the index if the file matches these texts, appends to it if it matches the first ones, or builds it
 * from all of them. Writes the file if the existing one is too old.
 */
if (parentPort !== null) {
  const port = parentPort;
  port.once('message', (message: ToIndexThread) => {
    if ('task' in message) work(message.task, port);
  });
}

function work(task: IndexTask, port: MessagePort): void {
  const {
    texts,
    indexFile,
    columnsFile,
    first,
    isTailAnew = false,
    outdated = [],
    kept = 0,
    mergedAtOnce,
  } = task;
  // Adding a few papers is quick, and somebody may be waiting for them.
  if (first === undefined) giveWay();
  const send = (message: FromIndexThread) => port.postMessage(message);
  const inFile = indexFile === undefined || first !== undefined ? undefined : keptTexts(indexFile);
  const builder = createPartsBuilder();
  const instead = createIndexBuilder();
  /** The index to append incoming texts to. */
  let start: PackedIndex | undefined;

  port.on('message', (message: ToIndexThread) => {
    if ('start' in message) begin(message.start === 0 ? undefined : readFile());
    else if ('end' in message) finish();
    else if ('texts' in message) take(builder, message.texts);
    else if ('instead' in message) take(instead, message.instead);
  });

  function take(to: Pick<IndexBuilder, 'add'>, some: readonly IndexedText[]): void {
    for (const text of some) to.add(text);
    send({ taken: true });
  }

  function readFile(): PackedIndex | undefined {
    return indexFile === undefined || inFile === undefined ? undefined : readIndexFile(indexFile, inFile);
  }

  function begin(index: PackedIndex | undefined): void {
    start = index;
    send({ needsTexts: index?.documents ?? 0 });
  }

  function hand(index: PackedIndex, same: number, isUpToDate = true): void {
    const fromFile = first === undefined && same > 0;
    const known = fromFile ? columnsFile && readColumnsFile(columnsFile.file, columnsFile.base) : undefined;
    send({ index, fromFile, same, isUpToDate, known });
  }

  function finish(): void {
    const added = builder.finish();
    const same = start?.documents ?? 0;
    const held = first === undefined ? same : kept;
    const index = grown(added);
    const { documents } = index;
    if (outdated.length === 0 && !isOutdated(held, documents) && held > 0) {
      hand(index, same);
      send({ kept: held });
    } else if (documents <= mergedAtOnce || first === undefined) {
      const merged = whole(index);
      hand(merged, same);
      write(merged);
    } else {
      hand(index, same, outdated.length === 0);
      giveWay();
      const merged = whole(index);
      send({ merged });
      write(merged);
    }
    port.close();
  }

  function grown(added: PackedIndex): PackedIndex {
    if (start !== undefined && added.documents === 0) return start;
    return shareIndex(start === undefined ? added : growIndex(start, added));
  }

  /** The index with its tail merged and current texts. */
  function whole(index: PackedIndex): PackedIndex {
    const merged = mergeIndex(index);
    return shareIndex(outdated.length === 0 ? merged : replaceTexts(merged, outdated, instead.finish()));
  }

  function write(index: PackedIndex): void {
    if (indexFile === undefined) return;
    try {
      writeWholeFile(indexFile, packIndexFile(texts, index));
      send({ kept: index.documents });
    } catch (error) {
      send({ unwritten: error instanceof Error ? error.message : String(error) });
    }
  }

  if (isPackedIndex(first)) begin(isTailAnew ? beforeTail(first) : first);
  else if (inFile === texts) {
    const index = readFile();
    if (index === undefined) begin(undefined);
    else {
      hand(index, index.documents);
      send({ kept: index.documents });
      port.close();
    }
  } else if (inFile !== undefined) send({ isStart: inFile });
  else begin(undefined);
}
