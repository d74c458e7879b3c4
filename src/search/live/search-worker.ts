import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerText } from '../answer/answer-text.ts';
import { createNumberSearch } from '../number-search.ts';
import type { Ask, FromSearchThread, Result, SearchThreadData, ToSearchThread } from './search-protocol.ts';
import { warmUp } from './warm-up.ts';

/** The thread's side: opens the index, and answers one search after another. */
if (parentPort !== null) {
  const port = parentPort;
  const { index, columns, meaning, embedded }: SearchThreadData = workerData;
  const search = createNumberSearch(index, columns);
  if (meaning !== undefined) search.adopt(meaning);
  if (embedded !== undefined) search.adoptEmbedded(embedded);
  const send = (message: FromSearchThread) => port.postMessage(message);
  const reading = new Map<number, (texts: readonly AnswerText[]) => void>();

  function read(job: number, documents: readonly number[]): Promise<readonly AnswerText[]> {
    send({ job, needs: documents });
    return new Promise((resolve) => reading.set(job, resolve));
  }

  async function resultOf(job: number, ask: Ask): Promise<Result> {
    switch (ask.kind) {
      case 'find':
        return { kind: ask.kind, found: search.find(ask.request, ask.vector) };
      case 'rank':
        return { kind: ask.kind, ranked: search.rank(ask.text, ask.limit) };
      case 'similar':
        return { kind: ask.kind, ranked: search.similar(ask.documents, ask.limit) };
      case 'answer': {
        const texts = (documents: readonly number[]) => read(job, documents);
        return { kind: ask.kind, answer: await search.answer(ask.question, ask.limit, texts) };
      }
      case 'repaired':
        return { kind: ask.kind, numbers: search.repaired(ask.of, ask.typed, ask.limit) };
    }
  }

  port.on('message', (message: ToSearchThread) => {
    if ('meaning' in message) {
      search.adopt(message.meaning);
      return;
    }
    if ('embedded' in message) {
      search.adoptEmbedded(message.embedded);
      return;
    }
    const { job } = message;
    if ('texts' in message) {
      reading.get(job)?.(message.texts);
      reading.delete(job);
      return;
    }
    resultOf(job, message.ask).then(
      (result) => send({ job, result }),
      (failed: unknown) => send({ job, failed }),
    );
  });

  warmUp(search, index);
  send({ ready: true, heapBytes: process.memoryUsage().heapUsed });
}
