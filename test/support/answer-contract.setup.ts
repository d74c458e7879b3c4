import { afterEach } from 'vitest';
import { takeBreaches } from './answer-contract.ts';

/** Registered before any test's own, so it runs after them: also what a bot writes while it is stopped counts. */
afterEach(() => {
  const found = takeBreaches();
  if (found.length > 0) throw new Error(`The bot wrote what it never may:\n${found.join('\n')}`);
});
