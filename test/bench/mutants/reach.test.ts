import { expect, it } from 'vitest';
import { createReach } from './reach.ts';

const reach = createReach(
  new Map([
    ['src/paper/id.ts', 'export const id = 1;'],
    ['src/paper/key.ts', "import { id } from './id.ts'; export const key = id;"],
    ['src/search/worker.ts', "import { key } from '../paper/key.ts'; key;"],
    ['src/search/start.ts', "start('worker');"],
    ['src/app.ts', "load(new URL('../commands', import.meta.url));"],
    ['commands/ask.ts', 'export default 1;'],
    ['test/paper/id.test.ts', "import { id } from '../../src/paper/id.ts';"],
    ['test/paper/key.test.ts', "import { key } from '../../src/paper/key.ts';"],
    ['test/a.test.ts', "import { id } from '../src/paper/id.ts';"],
    ['test/types.test.ts', "import type { Id } from '../src/paper/id.ts';"],
    ['test/search/start.test.ts', "import '../../src/search/start.ts';"],
    ['test/app.test.ts', "fork('../dist/src/app.js');"],
  ]),
);

it('finds the tests that import a file: first the one named after it, then those with the smallest reach', () => {
  expect(reach('src/paper/id.ts')).toEqual([
    'test/paper/id.test.ts',
    'test/a.test.ts',
    'test/paper/key.test.ts',
    'test/search/start.test.ts',
  ]);
});

it('finds the tests that reach a file through a worker, a folder or a compiled program', () => {
  expect(reach('src/search/worker.ts')).toEqual(['test/search/start.test.ts']);
  expect(reach('commands/ask.ts')).toEqual(['test/app.test.ts']);
});
