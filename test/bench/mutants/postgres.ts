import type { TestProject } from 'vitest/node';

/** Shares one server among all mutants: starting one takes longer than most tests. */
export default function setup(project: TestProject): void {
  const url = process.env.MUTANT_POSTGRES;
  project.provide('postgres', url === undefined || url === '' ? { missing: 'it did not start' } : { url });
}
