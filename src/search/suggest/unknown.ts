import { allowedEdits } from '../query/spelling.ts';

/**
 * Unknown words of a half-typed text that are looked up, for some milliseconds each: autocomplete answers at once. A text
 * with more is no typing error.
 */
export const UNKNOWN_LIMIT = 4;

/** Whether a look-up of an unknown word may find something, and so takes its time. */
export function isLookedUp(word: string): boolean {
  return allowedEdits(word.length) > 0;
}
