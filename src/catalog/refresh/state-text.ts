import { z } from 'zod';
import type { RefreshState } from './state.ts';

const count = z.object({ at: z.iso.datetime(), papers: z.number() });

/** Keeps the first version's names, so that older versions can read the file. */
const schema = z.object({
  readings: z.record(z.string(), z.array(count)),
  sources: z.record(
    z.string(),
    z.object({
      lastSuccess: z.string().optional(),
      lastError: z.object({ at: z.string(), message: z.string() }).optional(),
    }),
  ),
  refused: z.record(z.string(), z.string()).optional(),
});

/** The refresh state as JSON. */
export function stateToText({ batchCounts, rejected, ...state }: RefreshState): string {
  const kept = { readings: batchCounts, ...state, ...(rejected === undefined ? {} : { refused: rejected }) };
  return JSON.stringify(kept, null, 1);
}

/** @throws Error if `stateToText` didn't write the text. */
export function stateFromText(text: string): RefreshState {
  const { readings, refused, ...state } = schema.parse(JSON.parse(text));
  return { ...state, batchCounts: readings, ...(refused === undefined ? {} : { rejected: refused }) };
}
