import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Paper } from '../../paper/paper.ts';
import { mapInSlices } from '../../slices.ts';
import { type Embedded, meanCosine, rowLength, rowOf } from './embedded.ts';
import { type KeptRows, openKeptRows } from './kept.ts';
import type { EmbeddingLimits, EmbeddingServer } from './server.ts';

/** The papers to embed. */
type Followed = Pick<Catalog, 'size' | 'all' | 'at'>;

/** A model's vectors, used in place of the learnt ones while its server answers. */
export interface Embedder {
  /**
   * Embeds these papers from now on, instead of any earlier ones. Reports kept vectors first, and all of them once the
   * server has returned the rest, in the background.
   */
  follow(papers: Followed, onVectors: (embedded: Embedded) => void): void;
  /** The vector of a query. Undefined if the server doesn't answer in time, or no paper has a vector yet. */
  query(text: string): Promise<Float32Array | undefined>;
  /** Resolves once no work is in progress. */
  stop(): Promise<void>;
}

interface EmbedderParts {
  readonly server: EmbeddingServer;
  /** Vectors of different models never mix. */
  readonly model: string;
  readonly file?: string | undefined;
  /** Called with the reason, once each time the server starts failing. */
  readonly onFailure: (reason: string) => void;
  readonly limits?: Partial<EmbedderLimits>;
}

export interface EmbedderLimits {
  readonly papers: EmbeddingLimits;
  readonly query: EmbeddingLimits;
  /** Pause in ms after a failure before asking for papers again, and for queries. */
  readonly rest: number;
  readonly queryRest: number;
}

/** How long a search waits for its query vector, in ms. After that it uses words and the learnt vectors. */
export const QUERY_WITHIN_MS = 400;

const LIMITS: EmbedderLimits = {
  papers: { timeout: 60_000, retries: 3 },
  query: { timeout: QUERY_WITHIN_MS, retries: 0 },
  rest: 600_000,
  queryRest: 30_000,
};

/** Texts per request, and most characters of each: models read about 500 words. */
const BATCH = 64;
const LONGEST_TEXT = 2_000;
const LONGEST_QUERY = 500;
/** Size of the cache of query vectors. */
const REMEMBERED = 1_000;
/** If fewer papers than this share have kept vectors, the learnt ones find more. */
const ENOUGH = 1 / 2;

export function createEmbedder({ server, model, file, onFailure, limits = {} }: EmbedderParts): Embedder {
  const { papers: forPapers, query: forQuery, rest, queryRest } = { ...LIMITS, ...limits };
  const queries = new LRUCache<string, Float32Array>({ max: REMEMBERED });
  let kept: Promise<KeptRows> | undefined;
  let numbers: number | undefined;
  let restUntil = 0;
  let isFailing = false;
  /** Whether there are paper vectors to compare queries with. */
  let isReady = false;
  /** Identifies the current `follow`; work for earlier ones is dropped. */
  let following: symbol | undefined;
  let work: Promise<void> = Promise.resolve();
  let again: NodeJS.Timeout | undefined;

  function fail(reason: string): void {
    if (!isFailing) onFailure(reason);
    isFailing = true;
  }

  async function embed(
    texts: readonly string[],
    patience: EmbeddingLimits,
  ): Promise<readonly Float32Array[]> {
    const vectors = await server.embed(texts, patience);
    const size = vectors[0]?.length;
    if (numbers !== undefined && size !== numbers)
      throw new Error(`gave vectors of ${size} numbers, and ${numbers} before`);
    isFailing = false;
    return vectors;
  }

  async function embedPapers(
    papers: Followed,
    isCurrent: () => boolean,
    onVectors: (embedded: Embedded) => void,
  ): Promise<void> {
    kept ??= openKeptRows(file, model);
    const rows = await kept;
    numbers ??= rows.numbers;
    const keys = await mapInSlices(papers.all(), (paper) => keyOf(textOf(paper)));
    const missing = [...new Set(keys.keys())].filter((i) => rows.get(keys[i] ?? '') === undefined);
    if (missing.length < papers.size * (1 - ENOUGH)) onVectors(packed(rows, keys));
    for (let at = 0; at < missing.length; at += BATCH) {
      if (!isCurrent()) return;
      const batch = missing.slice(at, at + BATCH);
      const vectors = await embed(
        batch.map((i) => textOf(papers.at(i))),
        forPapers,
      );
      numbers ??= vectors[0]?.length;
      const added = batch.map(
        (i, place) => [keys[i] ?? '', rowOf(vectors[place] ?? new Float32Array())] as const,
      );
      await rows.add(numbers ?? 0, new Map(added)).catch((error: unknown) => {
        onFailure(`its vectors can't be kept: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    if (missing.length > 0 && isCurrent()) onVectors(packed(rows, keys));
  }

  /** All rows end to end. */
  function packed(rows: KeptRows, keys: readonly string[]): Embedded {
    const dimensions = rowLength(rows.numbers ?? 0);
    const papers = new Int8Array(new SharedArrayBuffer(keys.length * dimensions));
    keys.forEach((key, i) => {
      const row = rows.get(key);
      if (row !== undefined) papers.set(row, i * dimensions);
    });
    isReady = true;
    return { dimensions, papers, mean: meanCosine(papers, dimensions) };
  }

  function follow(papers: Followed, onVectors: (embedded: Embedded) => void): void {
    const current = Symbol('papers');
    following = current;
    clearTimeout(again);
    work = work
      .then(() => embedPapers(papers, () => following === current, onVectors))
      .catch((error: unknown) => {
        if (following !== current) return;
        fail(error instanceof Error ? error.message : String(error));
        again = setTimeout(() => follow(papers, onVectors), rest).unref();
      });
  }

  return {
    follow,
    async query(text) {
      const asked = text.trim().slice(0, LONGEST_QUERY);
      if (!isReady || asked === '' || performance.now() < restUntil) return undefined;
      const known = queries.get(asked);
      if (known !== undefined) return known;
      try {
        const [vector] = await embed([asked], forQuery);
        if (vector !== undefined) queries.set(asked, vector);
        return vector;
      } catch (error) {
        restUntil = performance.now() + queryRest;
        fail(error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    async stop() {
      following = undefined;
      clearTimeout(again);
      await work;
    },
  };
}

function textOf({ title = '', abstract, summary }: Partial<Paper> = {}): string {
  return `${title}. ${abstract ?? summary ?? ''}`.slice(0, LONGEST_TEXT).trim();
}

function keyOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
