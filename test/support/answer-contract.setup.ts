import { afterEach } from 'vitest';
import { takeBreaches } from './answer-contract.ts';

/** Registered before any test's own hooks, so it runs after them: what a bot writes while stopping counts too. */
afterEach(() => {
  const found = takeBreaches();
  if (found.length > 0) throw new Error(`The bot wrote what it never may:\n${found.join('\n')}`);
});
