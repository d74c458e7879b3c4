import { expect, it } from 'vitest';
import { digestFeedsOf } from '../src/digest-feeds-of.ts';
import { temporaryStore } from './support/stores.ts';

it('have addresses only if there are pages and their address is known', async () => {
  const { store, remove } = await temporaryStore();
  const url = (settings: Parameters<typeof digestFeedsOf>[1]) => digestFeedsOf(store, settings).url('t0ken');
  const PUBLIC_URL = 'https://papers.example.org/bot';
  expect(url({ PUBLIC_URL, HTTP_PORT: 0 })).toMatch(/^https:\/\/papers\.example\.org\/bot\/.*t0ken/);
  expect(url({ PUBLIC_URL, HTTP_PORT: undefined })).toBeUndefined();
  expect(url({ PUBLIC_URL: undefined, HTTP_PORT: 80 })).toBeUndefined();
  await remove();
});
