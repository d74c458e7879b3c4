import type { AnswerText } from '../answer/answer-text.ts';
import type { Embedded } from '../embeddings/embedded.ts';
import type { Found } from '../found.ts';
import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { LaterSearch } from '../paper-search.ts';
import type { SearchRequest } from '../search.ts';
import type { Job } from './jobs.ts';
import type { Moment } from './moment.ts';
import type { Ask, Result, ToSearchThread } from './search-protocol.ts';

/** What a search of one moment needs. */
export interface MomentParts {
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  /** See `SearchThreadData`. */
  readonly after?: number | undefined;
  /** Looks up the texts of documents that answers are quoted from. */
  readonly texts: (documents: readonly number[]) => readonly AnswerText[];
}

/** Searches the catalog of one moment. */
export interface MomentSearch extends LaterSearch {
  readonly number: number;
  /** See `NumberSearch.find`. */
  find(request: SearchRequest, vector?: Float32Array): Promise<Found>;
  /** See `NumberSearch.repaired`. */
  repaired(of: 'paper' | 'author', typed: string, limit: number): Promise<readonly number[]>;
  /** Opens it. Resolves with the thread's heap size in bytes, once it can be searched and the thread is warm. */
  ready(): Promise<number>;
  /** Uses these vectors for ranking from now on. */
  adoptEmbedded(embedded: Embedded): void;
  /** From now on, threads drop it after it was unused for a while. The next search reopens it. */
  retire(): void;
}

/** The threads that search it. */
interface Threads {
  readonly number: number;
  /** How long it stays open unused once retired, in ms. */
  readonly idle: number;
  readonly meaning: () => Meaning | undefined;
  ready(moment: Moment): Promise<number>;
  ask(moment: Moment, what: Ask, told: Pick<Job, 'done' | 'failed'>): void;
  /** Notifies the threads that have it open. */
  tell(moment: Moment, message: ToSearchThread): void;
  /** `keep` marks it as in use; `letGo` undoes that. */
  keep(moment: Moment): void;
  letGo(moment: Moment): void;
}

export function createMomentSearch(
  { index, columns, after, texts }: MomentParts,
  threads: Threads,
): MomentSearch {
  const { number } = threads;
  let embedded: Embedded | undefined;
  const moment: Moment = {
    number,
    texts,
    data: () => ({
      moment: number,
      index,
      columns,
      after,
      meaning: threads.meaning(),
      embedded,
    }),
  };
  let asked = 0;
  let isRetired = false;
  let idle: NodeJS.Timeout | undefined;

  function restIfRetired(): void {
    if (isRetired && asked === 0) idle = setTimeout(() => threads.letGo(moment), threads.idle).unref();
  }

  function begin(): void {
    clearTimeout(idle);
    asked++;
    threads.keep(moment);
  }

  function end(): void {
    asked--;
    restIfRetired();
  }

  function ask<T>(what: Ask, read: (result: Result) => T | undefined): Promise<T> {
    begin();
    const answer = new Promise<T>((resolve, reject) => {
      const done = (result: Result) => {
        const value = read(result);
        if (value === undefined)
          reject(new Error(`The search thread answered ${what.kind} by ${result.kind}.`));
        else resolve(value);
      };
      threads.ask(moment, what, { done, failed: reject });
    });
    return answer.finally(end);
  }

  const ranked = (result: Result) => ('ranked' in result ? result.ranked : undefined);

  return {
    number,
    find: (request, vector) =>
      ask({ kind: 'find', request, vector }, (result) => ('found' in result ? result.found : undefined)),
    rank: (text, limit) => ask({ kind: 'rank', text, limit }, ranked),
    similar: (documents, limit) => ask({ kind: 'similar', documents, limit }, ranked),
    answer: (question, limit) =>
      ask({ kind: 'answer', question, limit }, (result) => ('answer' in result ? result.answer : undefined)),
    repaired: (of, typed, limit) =>
      ask({ kind: 'repaired', of, typed, limit }, (result) =>
        'numbers' in result ? result.numbers : undefined,
      ),
    async ready() {
      threads.keep(moment);
      try {
        return await threads.ready(moment);
      } catch (error) {
        threads.letGo(moment);
        throw error;
      }
    },
    adoptEmbedded(given) {
      embedded = given;
      threads.tell(moment, { moment: number, embedded: given });
    },
    retire() {
      isRetired = true;
      restIfRetired();
    },
  };
}
