import type { SourceHealth } from '../catalog/refresh/freshness.ts';

/** When a source last answered, as the end of a sentence. @param shown - How to show a time. */
export function sourceAnswer(
  { lastSuccess, lastError }: Pick<SourceHealth, 'lastSuccess' | 'lastError'>,
  shown: (at: Date) => string,
): string {
  if (lastSuccess !== undefined) return `answered ${shown(lastSuccess)}`;
  return lastError === undefined ? "hasn't been asked yet" : "hasn't answered yet";
}
