import { expect, it } from 'vitest';
import { bringsSqlite } from '../../src/store/sqlite-file.ts';

it.each([
  ['20.19.0', false],
  ['22.21.0', false],
  ['24.14.9', false],
  ['24.15.0', true],
  ['24.21.0', true],
  ['25.9.0', false],
  ['26.0.0', true],
])('takes the SQLite of Node %s where that is whole and no experiment: %s', (node, taken) => {
  expect(bringsSqlite(node)).toBe(taken);
});
