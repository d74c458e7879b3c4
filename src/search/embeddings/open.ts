import { join } from 'node:path';
import { createEmbedder, type Embedder, type EmbedderLimits } from './embedder.ts';
import { createEmbeddingServer, type ServerParts } from './server.ts';

/** Named as in the environment. */
interface Settings {
  readonly DATA_DIR: string;
  readonly EMBEDDINGS_URL?: string | undefined;
  readonly EMBEDDINGS_KEY?: string | undefined;
  readonly EMBEDDINGS_MODEL?: string | undefined;
}

/** The embedder for the server at `EMBEDDINGS_URL`; undefined if none is set. */
export function openEmbedder(
  { DATA_DIR, EMBEDDINGS_URL: url, EMBEDDINGS_KEY: key, EMBEDDINGS_MODEL: model }: Settings,
  parts: ServerParts,
  onFailure: (reason: string) => void,
  limits: Partial<EmbedderLimits> = {},
): Embedder | undefined {
  if (url === undefined) return undefined;
  return createEmbedder({
    server: createEmbeddingServer({ url, key, model }, parts),
    model: model ?? url,
    file: join(DATA_DIR, 'search.embeddings'),
    onFailure,
    limits,
  });
}
