/** The wait a service asks for in its headers, in ms from now; undefined if it asks for none. */
export function askedToWait(headers: Headers, now: Date): number | undefined {
  const retryAfter = headers.get('retry-after')?.trim();
  if (retryAfter !== undefined && retryAfter !== '') {
    const seconds = Number(retryAfter);
    const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - now.getTime() : seconds * 1_000;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  const limit = rateLimit(headers);
  return limit === undefined ? undefined : limit.resetsIn;
}

/**
 * Hugging Face's `RateLimit` header, such as `"api";r=499;t=298`: requests left, and milliseconds until the quota
 * resets.
 */
export function rateLimit(
  headers: Headers,
): { readonly left: number; readonly resetsIn: number } | undefined {
  const header = headers.get('ratelimit') ?? '';
  const left = /(?:^|[;,\s])r=(\d{1,9})/.exec(header)?.[1];
  const seconds = /(?:^|[;,\s])t=(\d{1,9})/.exec(header)?.[1];
  return seconds === undefined ? undefined : { left: Number(left ?? 0), resetsIn: Number(seconds) * 1_000 };
}

/**
 * Milliseconds before the next attempt: exponential backoff with jitter (between half and all of 1 s, 2 s, 4 s, …, at
 * most 30 s), so that clients don't all come back at the same moment.
 */
export function backoff(attempt: number, random: () => number): number {
  const whole = Math.min(30_000, 1_000 * 2 ** (attempt - 1));
  return whole / 2 + (random() * whole) / 2;
}
