import { machineHttp } from '../../catalog/http/machine.ts';
import type { Config } from '../../config.ts';
import { QUERY_WITHIN_MS } from '../../search/embeddings/embedder.ts';
import { createEmbeddingServer } from '../../search/embeddings/server.ts';
import type { Finding } from './finding.ts';

/** How long the server may take, in milliseconds: it may have to load its model first. */
const PATIENCE = { timeout: 20_000, retries: 0 };

const part = 'embeddings';

/** Does the server at `EMBEDDINGS_URL` return vectors, and how fast? */
export async function checkEmbeddings(config: Config, clock: () => Date): Promise<Finding> {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_KEY: key, EMBEDDINGS_MODEL: model } = config;
  if (url === undefined)
    return { part, state: 'off', says: 'no EMBEDDINGS_URL, so I use vectors learned from the catalog.' };
  const { host } = new URL(url);
  const server = createEmbeddingServer({ url, key, model }, machineHttp(clock));
  try {
    const [first] = await server.embed(['Attention is all you need'], PATIENCE);
    const begin = performance.now();
    await server.embed(['retrieval augmented generation'], PATIENCE);
    const took = Math.round(performance.now() - begin);
    const slow =
      took > QUERY_WITHIN_MS
        ? ` That is more than ${QUERY_WITHIN_MS} ms, so searches won't wait for it.`
        : '';
    return {
      part,
      state: slow === '' ? 'ok' : 'wrong',
      says: `${host} returns vectors of ${first?.length} numbers in ${took} ms.${slow}`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      part,
      state: 'wrong',
      says: `${host} ${reason}. Until that's fixed, I use vectors learned from the catalog.`,
    };
  }
}
