import type { HttpParts, RequestOutcome } from './client.ts';

/** The network as before, with each request told to `onRequest`; a redirection is part of the request that it moves on. */
export function observed(http: HttpParts, onRequest: (outcome: RequestOutcome) => void): HttpParts {
  return {
    ...http,
    async fetch(input, init) {
      try {
        const response = await http.fetch(input, init);
        const outcome = outcomeOf(response.status);
        if (outcome !== undefined) onRequest(outcome);
        return response;
      } catch (error) {
        onRequest('unreachable');
        throw error;
      }
    },
  };
}

function outcomeOf(status: number): RequestOutcome | undefined {
  if (status < 300 || status === 304) return 'answered';
  if (status < 400) return undefined;
  if (status === 429) return 'limited';
  return status < 500 ? 'refused' : 'failed';
}
