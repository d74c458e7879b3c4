import { expect, it } from 'vitest';
import { byHttpOf } from '../src/by-http-of.ts';
import { readConfig } from '../src/config.ts';
import { temporaryStore } from './support/stores.ts';

it('takes what Discord posts if the settings say so, each once even with several processes', async () => {
  const { store, remove } = await temporaryStore();
  const clock = () => new Date(0);
  const key = 'a'.repeat(64);
  const by = (environment: Record<string, string>) => byHttpOf(readConfig(environment), store, clock);
  expect(by({})).toBeUndefined();
  const http = { INTERACTIONS: 'http', DISCORD_PUBLIC_KEY: key };
  expect(by(http)).toEqual({ publicKey: key, clock, isFirst: undefined });
  expect(by({ ...http, DATABASE_URL: 'postgres://h/db' })?.isFirst).toBe(store.seenInteractions.isFirst);
  await remove();
});
