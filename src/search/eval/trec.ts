import { z } from 'zod';
import { jsonOf } from '../../json.ts';
import type { Judgements } from './metrics.ts';

/** One query of a collection. */
export interface Query {
  readonly id: string;
  readonly text: string;
}

/** A ranked document of a run. */
export interface RunEntry {
  readonly id: string;
  readonly score: number;
}

const idSchema = z.union([z.string().min(1), z.number()]).transform(String);
const querySchema = z.object({ id: idSchema, text: z.string() });
/** BEIR writes `_id`. */
const beirQuerySchema = z
  .object({ _id: idSchema, text: z.string() })
  .transform(({ _id, text }) => ({ id: _id, text }));
const anyQuerySchema = z.union([querySchema, beirQuerySchema]);

/** Reads JSON Lines of `{id, text}`. Throws an error naming the line of anything else. */
export function readQueries(text: string): Query[] {
  return dataLines(text).map(({ line, number }) => {
    const parsed = anyQuerySchema.safeParse(jsonOf(line));
    if (!parsed.success) throw new Error(`line ${number}: expected {"id": …, "text": …}`);
    return { id: parsed.data.id, text: parsed.data.text };
  });
}

/**
 * Reads judgements: BEIR's `query-id corpus-id score` (with or without its header) or TREC's
 * `query 0 document grade`, separated by tabs or spaces. Throws an error naming the line of anything else.
 */
export function readJudgements(text: string): Map<string, Judgements> {
  const byQuery = new Map<string, Map<string, number>>();
  for (const { line, number } of dataLines(text)) {
    const columns = line.split(line.includes('\t') ? '\t' : /\s+/).map((column) => column.trim());
    const [query, document, grade] = columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns;
    if (query === 'query-id' && byQuery.size === 0) continue;
    const value = Number(grade);
    if (!query || !document || !grade || columns.length > 4 || !Number.isFinite(value)) {
      throw new Error(`line ${number}: expected "query document grade" or "query 0 document grade"`);
    }
    const judgements = byQuery.get(query) ?? new Map<string, number>();
    judgements.set(document, value);
    byQuery.set(query, judgements);
  }
  return byQuery;
}

/**
 * The lines of a TREC run for one query: `qid Q0 docid rank score tag`. Written scores strictly
 * decrease with rank, since trec_eval sorts by score.
 */
export function runLines(query: string, ranked: readonly RunEntry[], tag = 'paperboy'): string[] {
  let last = Number.POSITIVE_INFINITY;
  return ranked.map(({ id, score }, i) => {
    const written = Number(score.toFixed(6));
    last = written < last ? written : last - 1e-6;
    return `${query} Q0 ${id} ${i + 1} ${last.toFixed(6)} ${tag}`;
  });
}

/** Reads a TREC run: document ids per query, in rank order. */
export function readRun(text: string): Map<string, string[]> {
  const byQuery = new Map<string, { id: string; rank: number }[]>();
  for (const { line, number } of dataLines(text)) {
    const [query, , id, rank] = line.split(/\s+/);
    if (!query || !id || !Number.isInteger(Number(rank))) {
      throw new Error(`line ${number}: expected "qid Q0 docid rank score tag"`);
    }
    byQuery.set(query, [...(byQuery.get(query) ?? []), { id, rank: Number(rank) }]);
  }
  return new Map(
    [...byQuery].map(([query, list]) => [query, list.sort((a, b) => a.rank - b.rank).map(({ id }) => id)]),
  );
}

function dataLines(text: string): { line: string; number: number }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');
}
