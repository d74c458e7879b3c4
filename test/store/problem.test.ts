import { expect, it } from 'vitest';
import { databaseProblem } from '../../src/store/problem.ts';

const problem = (over: object) =>
  databaseProblem('postgres://ada:x@db.example.com/paper%20boy', Object.assign(new Error('said'), over));

it.each([
  [{ code: '28P01', severity: 'FATAL' }, `PostgreSQL at db.example.com:5432 doesn't let "ada" in`, false],
  [{ code: '3D000', severity: 'FATAL' }, 'has no database "paper boy"', false],
  [{ code: '42501', severity: 'ERROR' }, 'create tables in "paper boy"', false],
  [{ code: '53100', severity: 'ERROR' }, 'is full: free some space', false],
  [{ code: '57P03', severity: 'FATAL' }, 'is starting up.', true],
  [{ code: '53300', severity: 'FATAL' }, 'has no connections left', true],
  [{ code: 'ECONNREFUSED' }, 'No PostgreSQL answers at db.example.com:5432 (said)', true],
])('an error of PostgreSQL says what is so and whether it may pass: %j', (error, sentence, mayPass) => {
  expect(problem(error)).toEqual({ sentence: expect.stringContaining(sentence), mayPass });
});

it('an error in response to a query shows that the server is up and well', () => {
  expect(problem({ code: '23505', severity: 'ERROR' })).toBeUndefined();
});
