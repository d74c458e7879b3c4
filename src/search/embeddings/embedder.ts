import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Paper } from '../../paper/paper.ts';
import { mapInSlices } from '../../slices.ts';
import { type Embedded, meanCosine, rowLength, rowOf } from './embedded.ts';
import { type KeptRows, openKeptRows } from './kept.ts';
import type { EmbeddingLimits, EmbeddingServer } from './server.ts';

/** The papers to see to. */
type Followed = Pick<Catalog, 'size' | 'all' | 'at'>;

/** Vectors of a model in the place of the learnt ones, as long as its server gives them. */
export interface Embedder {
  /**
   * Sees to the vectors of some papers from now on, and of no others: at once of those whose vectors are kept, of all of
   * them when the server has given the others, in the background.
   */
  follow(papers: Followed, onVectors: (embedded: Embedded) => void): void;
  /** The vector of a query; undefined when the server does not give it at once, and before any paper has one. */
  query(text: string): Promise<Float32Array | undefined>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

interface EmbedderParts {
  readonly server: EmbeddingServer;
  /** Vectors of one model are none of another's. */
  readonly model: string;
  readonly file?: string | undefined;
  /** Called once for each time that the server begins to fail, with what it did. */
  readonly onFailure: (reason: string) => void;
  readonly limits?: Partial<EmbedderLimits>;
}

export interface EmbedderLimits {
  readonly papers: EmbeddingLimits;
  readonly query: EmbeddingLimits;
  /** How long a server that failed is not asked for papers, and not for queries, in ms. */
  readonly rest: number;
  readonly queryRest: number;
}

/** Whoever searches waits so long for the vector of their query, ms: after that their words, and the learnt vectors, must do. */
export const QUERY_WITHIN_MS = 400;

const LIMITS: EmbedderLimits = {
  papers: { timeout: 60_000, retries: 3 },
  query: { timeout: QUERY_WITHIN_MS, retries: 0 },
  rest: 600_000,
  queryRest: 30_000,
};

/** Texts sent at once, and how much of each: models read some 500 words. */
const BATCH = 64;
const LONGEST_TEXT = 2_000;
const LONGEST_QUERY = 500;
/** Queries whose vectors are remembered. */
const REMEMBERED = 1_000;
/** With fewer kept vectors than this share of the papers, the learnt ones find more. */
const ENOUGH = 1 / 2;

export function createEmbedder({ server, model, file, onFailure, limits = {} }: EmbedderParts): Embedder {
  const { papers: forPapers, query: forQuery, rest, queryRest } = { ...LIMITS, ...limits };
  const queries = new LRUCache<string, Float32Array>({ max: REMEMBERED });
  let kept: Promise<KeptRows> | undefined;
  let numbers: number | undefined;
  let restUntil = 0;
  let isFailing = false;
  /** Whether papers have vectors to compare a query with. */
  let isReady = false;
  /** Whom the work under way is for; of an earlier one it is given up. */
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
