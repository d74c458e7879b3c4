import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createProductsOf } from '../../../src/search/meaning/products.ts';
import { sharedRows } from '../../../src/search/meaning/shared-rows.ts';

const LENGTH = 60_000;
const MORE = LENGTH + 9_600;
const numbers = Int8Array.from({ length: LENGTH }, (_, i) => i % 100);

const areSame = (some: Int8Array, others: Int8Array) => Buffer.from(some).equals(Buffer.from(others));

it('grows rows in place once, and copies them if the spare capacity is taken or too small', () => {
  const first = sharedRows(LENGTH, { rows: numbers });
  expect(areSame(first.rows, numbers)).toBe(true);
  const grown = sharedRows(MORE, first);
  expect(grown.memory).toBe(first.memory);
  grown.rows.fill(5, LENGTH);
  expect(areSame(grown.rows.subarray(0, LENGTH), numbers)).toBe(true);
  expect(areSame(first.rows, numbers)).toBe(true);
  const other = sharedRows(MORE, first);
  expect(other.memory).not.toBe(first.memory);
  other.rows.fill(6, LENGTH);
  expect(grown.rows.at(-1)).toBe(5);
  const large = sharedRows(2 * LENGTH, other);
  expect(large.memory).not.toBe(other.memory);
  expect(areSame(large.rows.subarray(0, MORE), other.rows)).toBe(true);
});

it('passes rows to another thread without a copy, where they can grow', async () => {
  const first = sharedRows(LENGTH, { rows: numbers });
  const module = new URL('../../../dist/src/search/meaning/shared-rows.js', import.meta.url);
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.module).then(({ sharedRows }) => {
      const grown = sharedRows(${MORE}, workerData.first);
      grown.rows.fill(7, ${LENGTH});
      grown.rows[3] = 99;
      parentPort.postMessage(grown);
    });`,
    { eval: true, workerData: { first, module: module.href } },
  );
  const grown = await new Promise<typeof first>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(first.rows[3]).toBe(99);
  expect(grown.rows.length).toBe(MORE);
  const products = new Float32Array(MORE / 16);
  createProductsOf(16, grown)(
    Float32Array.from({ length: 16 }, () => 1),
    products,
  );
  expect(products.at(-1)).toBeCloseTo(7 * 16, 3);
});
