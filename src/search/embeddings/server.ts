import { z } from 'zod';
import { readBody } from '../../catalog/http/read-body.ts';
import { askedToWait, backoff } from '../../catalog/http/waiting.ts';
import { jsonOf } from '../../json.ts';

/** What the server client needs from its environment. */
export interface ServerParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
}

export interface ServerSettings {
  /** Base URL, such as `http://127.0.0.1:8080/v1`, or the full URL ending in `/embeddings`. */
  readonly url: string;
  readonly key?: string | undefined;
  readonly model?: string | undefined;
}

export interface EmbeddingLimits {
  /** Timeout for one response, including its body, in milliseconds. */
  readonly timeout: number;
  /** Attempts after the first. */
  readonly retries: number;
}

/** A server that implements OpenAI's embeddings API (https://platform.openai.com/docs/api-reference/embeddings). */
export interface EmbeddingServer {
  /**
   * Vectors of the texts, in order, all of the same dimension and of length 1.
   *
   * @throws Error with a short reason for the log, without the key or the texts: no answer in time, or no vectors in it.
   */
  embed(texts: readonly string[], patience: EmbeddingLimits): Promise<readonly Float32Array[]>;
}

/** No model returns more; a longer vector is an error. */
const MOST_DIMENSIONS = 8_192;
/** Status codes worth retrying. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Give up if the server asks for a longer pause than this, in ms. */
const LONGEST_PAUSE = 60_000;

const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.number().int().nonnegative().optional(),
      embedding: z.array(z.number()).min(1).max(MOST_DIMENSIONS),
    }),
  ),
});

/** A failure that a retry won't fix. */
class Refusal extends Error {
  override name = 'Refusal';
}

export function createEmbeddingServer(
  { url, key, model }: ServerSettings,
  { fetch, clock, sleep, random }: ServerParts,
): EmbeddingServer {
  const base = url.replace(/\/+$/, '');
  const address = base.endsWith('/embeddings') ? base : `${base}/embeddings`;
  const headers = {
    'content-type': 'application/json',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  };

  /** One attempt: returns the vectors, or how long to wait before retrying. */
  async function attempt(
    texts: readonly string[],
    timeout: number,
  ): Promise<readonly Float32Array[] | { readonly reason: string; readonly wait: number | undefined }> {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify({ input: texts, ...(model !== undefined && { model }) }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const text = await readBody(response);
    if (response.ok) return vectorsIn(text, texts.length);
    const reason = `answered ${response.status}`;
    if (!PASSING.has(response.status)) throw new Refusal(reason);
    return { reason, wait: askedToWait(response.headers, clock()) };
  }

  return {
    async embed(texts, { timeout, retries }) {
      for (let attempts = 1; ; attempts++) {
        let wait: number | undefined;
        let reason: string;
        try {
          const answer = await attempt(texts, timeout);
          if (!('reason' in answer)) return answer;
          ({ reason, wait } = answer);
        } catch (error) {
          if (error instanceof Refusal) throw error;
          reason = reasonOf(error, timeout);
        }
        if (attempts > retries || (wait ?? 0) > LONGEST_PAUSE) throw new Error(reason);
        await sleep(wait ?? backoff(attempts, random));
      }
    },
  };
}

/** @throws Refusal if the text doesn't contain the vectors. */
function vectorsIn(text: string, count: number): readonly Float32Array[] {
  const read = answerSchema.safeParse(jsonOf(text));
  if (!read.success) throw new Refusal('answered something else than vectors');
  const { data } = read.data;
  const inOrder = data.map((one, i) => ({ place: one.index ?? i, vector: unit(one.embedding) }));
  inOrder.sort((a, b) => a.place - b.place);
  if (inOrder.length !== count || inOrder.some(({ place }, i) => place !== i))
    throw new Refusal(`gave ${inOrder.length} vectors for ${count} texts`);
  const vectors = inOrder.map(({ vector }) => vector);
  const [first] = vectors;
  if (vectors.some(({ length }) => length !== first?.length))
    throw new Refusal('gave vectors of different sizes');
  return vectors;
}

/** Normalises a vector to length 1. @throws Refusal if it has no direction. */
function unit(values: readonly number[]): Float32Array {
  let sum = 0;
  for (const value of values) sum += value * value;
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length < 1e-9) throw new Refusal('gave a vector without a direction');
  return Float32Array.from(values, (value) => value / length);
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `did not answer within ${timeout} ms`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
