import { expect, it } from 'vitest';
import { z } from 'zod';
import { reasonOf } from '../../../src/cli/doctor/connections.ts';

it.each([
  [
    'what lies behind an error, where that is known',
    new Error('fetch failed', { cause: new Error('no route') }),
    'no route',
  ],
  ['the error itself', new Error('timed out', { cause: 'something' }), 'timed out'],
  ['that an answer is of another kind', z.string().safeParse(1).error, 'it answered something else'],
  ['whatever else was thrown', 'no error at all', 'no error at all'],
])('gives as the reason %s', (_what, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
