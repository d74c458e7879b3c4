import type { TestProject } from 'vitest/node';
import emptyStore from './empty-store.ts';
import postgres from './postgres.ts';

/** Makes what the stores of a run begin with: that of SQLite while a process of its own makes that of PostgreSQL. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const [stop] = await Promise.all([postgres(project), emptyStore()]);
  return stop;
}
