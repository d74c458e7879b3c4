import { asTyped } from '../text/as-typed.ts';
import type { Correction } from './correct.ts';

/** Corrections with what was corrected as a text has it. */
export function withTyped(text: string, corrections: readonly Correction[]): readonly Correction[] {
  return corrections.map(({ from, to }) => ({ from: asTyped(text, from), to }));
}
