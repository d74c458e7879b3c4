import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerText } from '../answer/answer-text.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { NumberSearch } from '../number-search.ts';
import { createLeisure } from './leisure.ts';
import { createPartnerThread } from './partner-thread.ts';
import type {
  Ask,
  FromSearchThread,
  Result,
  SearchThreadData,
  SearchThreadStart,
  ToSearchThread,
} from './search-protocol.ts';
import { createThreadSearches } from './thread-searches.ts';
import { warmingSearches } from './warm-up.ts';

/** Titles to warm up with before the first catalog goes live, and later while the thread is idle. */
const FIRST_TITLES = 4;
/** Titles for later catalogs: the code is compiled by then, and this only builds what is specific to a catalog, such as dictionaries. */
const LATER_TITLES = 2;
const TITLES = 40;

/** The thread's side: opens moments and runs searches on them. */
if (parentPort !== null) {
  const port = parentPort;
  const { hasPartner }: SearchThreadStart = workerData;
  const partner = hasPartner ? createPartnerThread() : undefined;
  const searches = createThreadSearches(partner);
  const send = (message: FromSearchThread) => port.postMessage(message);
  const reading = new Map<number, (texts: readonly AnswerText[]) => void>();

  function read(job: number, documents: readonly number[]): Promise<readonly AnswerText[]> {
    send({ job, needs: documents });
    return new Promise((resolve) => reading.set(job, resolve));
  }

  async function resultOf(job: number, moment: number, ask: Ask): Promise<Result> {
    const search = searches.of(moment);
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

  const leisure = createLeisure();
  let isWarm = false;
  let isCompiled = false;

  /** A thread that has searched before is ready at once; a search that comes before warming up just takes a little longer. */
  function open(data: SearchThreadData): void {
    const search = searches.open(data);
    if (!isWarm) for (const warm of warmingSearches(search, data.index, FIRST_TITLES)) warm();
    isWarm = true;
    send({ ready: data.moment, heapBytes: process.memoryUsage().heapUsed });
    leisure.begin(warming(search, data.index));
  }

  function* warming(search: NumberSearch, index: PackedIndex): Generator<() => unknown> {
    yield* warmingSearches(search, index, isCompiled ? LATER_TITLES : TITLES);
    isCompiled = true;
  }

  port.on('message', (message: ToSearchThread) => {
    leisure.interrupt();
    if ('open' in message) open(message.open);
    else if ('letGo' in message) searches.letGo(message.letGo);
    else if ('meaning' in message) searches.of(message.moment).adopt(message.meaning);
    else if ('embedded' in message) searches.of(message.moment).adoptEmbedded(message.embedded);
    else if ('texts' in message) {
      reading.get(message.job)?.(message.texts);
      reading.delete(message.job);
    } else {
      const { job, moment, ask, isAlone } = message;
      partner?.setWanted(isAlone);
      resultOf(job, moment, ask).then(
        (result) => send({ job, result }),
        (failed: unknown) => send({ job, failed }),
      );
    }
  });
}
