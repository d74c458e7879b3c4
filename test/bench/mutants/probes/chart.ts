import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Block } from './instrument.ts';

const chartSchema = z.object({
  /** How long each test took. */
  tests: z.record(z.string(), z.object({ ms: z.number() })),
  files: z.record(
    z.string(),
    z.object({
      hash: z.string(),
      blocks: z.array(z.object({ start: z.number(), end: z.number(), tests: z.array(z.string()) })),
      /** Tests that ran any of it when its text was different. */
      former: z.array(z.string()),
    }),
  ),
});

/** Which tests run which blocks of the sources, as of when each test was last recorded. */
export type Chart = z.infer<typeof chartSchema>;

/** What one test was seen to run. */
export interface Watched {
  readonly test: string;
  readonly ms: number;
  readonly ran: readonly { readonly file: string; readonly block: Block }[];
}

export type Sources = ReadonlyMap<string, string>;

const PLACE = 'node_modules/.cache/paperboy/tests-by-block.json';

export function readChart(project: string): Chart {
  try {
    return chartSchema.parse(JSON.parse(readFileSync(path.join(project, PLACE), 'utf8')));
  } catch {
    return { tests: {}, files: {} };
  }
}

export function saveChart(project: string, chart: Chart): void {
  const file = path.join(project, PLACE);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(chart));
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/**
 * Tests that were never recorded. A test edited since then runs much the same blocks; without the chart, all are
 * recorded anew.
 */
export function unwatched(chart: Chart, sources: Sources): string[] {
  return [...sources.keys()].filter((file) => file.endsWith('.test.ts') && chart.tests[file] === undefined);
}

/** Forgets the blocks of changed files, but remembers which tests ran any of them. */
export function bringToText(
  chart: Chart,
  file: string,
  text: string,
  blocks: readonly Block[],
): Chart['files'][string] {
  const known = chart.files[file];
  if (known?.hash === hashOf(text)) return known;
  const former = new Set([...(known?.former ?? []), ...(known?.blocks ?? []).flatMap(({ tests }) => tests)]);
  const fresh = {
    hash: hashOf(text),
    blocks: blocks.map(({ start, end }) => ({ start, end, tests: [] })),
    former: [...former],
  };
  chart.files[file] = fresh;
  return fresh;
}

/** Replaces what was known about one test with a new record. */
export function note(chart: Chart, { test, ms, ran }: Watched): void {
  chart.tests[test] = { ms };
  for (const known of Object.values(chart.files)) {
    for (const block of known.blocks) block.tests = block.tests.filter((other) => other !== test);
    known.former = known.former.filter((other) => other !== test);
  }
  for (const { file, block } of ran) {
    chart.files[file]?.blocks
      .find(({ start, end }) => start === block.start && end === block.end)
      ?.tests.push(test);
  }
}
