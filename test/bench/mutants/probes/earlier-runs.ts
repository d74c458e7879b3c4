import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What vitest remembers about its last runs. */
const resultsSchema = z.object({
  results: z.array(z.tuple([z.string(), z.object({ duration: z.number() })])),
});

/** How long test files last took, in milliseconds, as far as vitest remembers; recorded times are better. */
export function earlierRuns(project: string): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const folder = path.join(project, 'node_modules/.vite/vitest');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const file = path.join(folder, name, 'results.json');
    if (!existsSync(file)) continue;
    const read = resultsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    for (const [test, { duration }] of read.data?.results ?? []) {
      if (duration > 0) known.set(test.slice(test.indexOf(':') + 1), duration);
    }
  }
  return known;
}
