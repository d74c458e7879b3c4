import type { TestProject } from 'vitest/node';
import emptyStore from './empty-store.ts';
import postgres from './postgres.ts';

/** Prepares the initial stores of a run: SQLite's while another process prepares PostgreSQL's. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const [stop] = await Promise.all([postgres(project), emptyStore()]);
  return stop;
}
