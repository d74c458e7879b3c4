import type { HttpParts, RequestOutcome } from './client.ts';
import { publicFetch } from './public-fetch.ts';

/** The same network, reporting each request to `onRequest`; a redirect counts as part of the request it belongs to. */
export function observed(http: HttpParts, onRequest: (outcome: RequestOutcome) => void): HttpParts {
  const told =
    (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
    async (input, init) => {
      try {
        const response = await fetch(input, init);
        const outcome = outcomeOf(response.status);
        if (outcome !== undefined) onRequest(outcome);
        return response;
      } catch (error) {
        onRequest('unreachable');
        throw error;
      }
    };
  return { ...http, fetch: told(http.fetch), fetchPublic: told(http.fetchPublic ?? publicFetch()) };
}

function outcomeOf(status: number): RequestOutcome | undefined {
  if (status < 300 || status === 304) return 'answered';
  if (status < 400) return undefined;
  if (status === 429) return 'limited';
  return status < 500 ? 'refused' : 'failed';
}
