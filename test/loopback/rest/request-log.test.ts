import { expect, it } from 'vitest';
import { createRequestLog } from '../../../src/loopback/rest/request-log.ts';

const request = (method: string, path: string) => ({
  at: new Date('2026-11-20T08:00:00Z'),
  method,
  path,
  query: {},
  body: undefined,
  interactionId: undefined,
});

it('keeps the last requests, numbers all of them, and finds them by method and path', () => {
  const log = createRequestLog(2);
  for (const path of ['/a', '/b', '/c']) log.open(request(path === '/b' ? 'POST' : 'GET', path));
  expect(log.all().map(({ number, path, status }) => [number, path, status])).toEqual([
    [2, '/b', undefined],
    [3, '/c', undefined],
  ]);
  const found = (filter: object) => log.all(filter).map(({ path }) => path);
  expect([found({ method: 'GET' }), found({ path: /b/ }), found({ method: 'GET', path: /b/ })]).toEqual([
    ['/c'],
    ['/b'],
    [],
  ]);
});

it('counts responses by status, and those that lead to a ban unless others share the blame', () => {
  const log = createRequestLog(9);
  const answered = (status: number | undefined, isForgiven = false) =>
    log.closed({ ...log.open(request('GET', '/a')), status }, isForgiven);
  for (const status of [200, 200, 401, 403, 429, 404, undefined]) answered(status);
  answered(429, true);
  expect([log.count(200), log.count(429), log.count(500), log.invalid]).toEqual([2, 2, 0, 3]);
  for (let n = 0; n <= 1000; n++) log.unknownRoute('GET', `/${n}`);
  expect([log.unknownRoutes.length, log.unknownRoutes[0]]).toEqual([1000, 'GET /0']);
  log.clear();
  expect([log.all(), log.count(200), log.invalid, log.unknownRoutes]).toEqual([[], 0, 0, []]);
});
