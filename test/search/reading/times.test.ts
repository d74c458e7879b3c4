import { expect, it } from 'vitest';
import { queryTokens } from '../../../src/search/reading/query-tokens.ts';
import { readTimes } from '../../../src/search/reading/times.ts';

const HAS_PAPERS = (year: number) => year >= 1990 && year <= 2026;

function read(query: string) {
  const tokens = queryTokens(query);
  const time = readTimes(tokens, HAS_PAPERS);
  if (time === undefined) return undefined;
  const left = tokens.filter((token) => !time.used.includes(token)).map(({ text }) => text);
  return [time.after, time.before, left.join(' ')];
}

it.each([
  ['agents 2026', '2026', '2026', 'agents'],
  ['agents in 2026', '2026', '2026', 'agents'],
  ['July 2026', '2026-07', '2026-07', ''],
  ['sept 2025 agents', '2025-09', '2025-09', 'agents'],
  ['2026-07', '2026-07', '2026-07', ''],
  ['2026/7 agents', '2026-07', '2026-07', 'agents'],
  ['07/2026', '2026-07', '2026-07', ''],
  ['2026-07-19', '2026-07-19', '2026-07-19', ''],
  ['agents on 19 July 2026', '2026-07-19', '2026-07-19', 'agents'],
  ['agents, July 19th, 2026', '2026-07-19', '2026-07-19', 'agents'],
  ['Q3 2026', '2026-07', '2026-09', ''],
  ['q1 2026', '2026-01', '2026-03', ''],
  ['in early 2026', '2026', '2026', ''],
  ['parsing in the 90s', '1990', '1999', 'parsing'],
  ['in the early 2010s', '2010', '2014', ''],
  ['late 1990s parsing', '1995', '1999', 'parsing'],
  ['mid 2000s', '2003', '2007', ''],
  ['covid spring 2020', '2020-03', '2020-05', 'covid'],
  ['in the summer of 2023', '2023-06', '2023-08', ''],
  ['fall 2019', '2019-09', '2019-11', ''],
  ["agents '19", '2019', '2019', 'agents'],
  ['agents (’98)', '1998', '1998', 'agents'],
])('reads a date as people write it: %s', (query, ...expected) => {
  expect(read(query)).toEqual(expected);
});

it.each([
  ['agents since July 2026', '2026-07', undefined, 'agents'],
  ['> 2020 agents', '2021', undefined, 'agents'],
  ['agents < 2020', undefined, '2019', 'agents'],
  ["agents '19-'21", '2019', '2021', 'agents'],
  ['agents 19-21', '2019', '2021', 'agents'],
  ['98–04 agents', undefined, undefined, undefined],
  ['95–98 agents', '1995', '1998', 'agents'],
  ['grades 10-12', undefined, undefined, undefined],
  ['10-15 layers', undefined, undefined, undefined],
  ['covid 19-21 agents', undefined, undefined, undefined],
  ['agents 40-45', undefined, undefined, undefined],
  ['2019-2010 agents', '2010', '2019', 'agents'],
  ['between 2020 and 2015', '2015', '2020', ''],
  ['since 2026-07-19', '2026-07-19', undefined, ''],
  ['after July 2026', '2026-08', undefined, ''],
  ['after December 2025', '2026-01', undefined, ''],
  ['after 31 December 2025', '2026-01-01', undefined, ''],
  ['after 2020', '2021', undefined, ''],
  ['before October 2025', undefined, '2025-09', ''],
  ['before January 2026', undefined, '2025-12', ''],
  ['before 1 March 2024', undefined, '2024-02-29', ''],
  ['before Q2 2026', undefined, '2026-03', ''],
  ['after Q2 2026', '2026-07', undefined, ''],
  ['until march 2024', undefined, '2024-03', ''],
  ['since 1800', undefined, undefined, undefined],
  ['before 1950', undefined, '1949', ''],
  ['from 2024 on', '2024', undefined, ''],
  ['from July 2024 onwards agents', '2024-07', undefined, 'agents'],
  ['2024 onwards', '2024', undefined, ''],
  ['agents 2024 or later', '2024', undefined, 'agents'],
  ['parsing prior to 1995', undefined, '1994', 'parsing'],
  ['parsing up to 1995', undefined, '1995', 'parsing'],
  ['older than 2010', undefined, '2009', ''],
  ['newer than 2020 parsing', '2021', undefined, 'parsing'],
  ['no later than 2020', undefined, '2020', ''],
  ['pre-2010 parsing', undefined, '2009', 'parsing'],
  ['post-2020', '2021', undefined, ''],
  ['agents 2024+', '2024', undefined, 'agents'],
  ['agents >2023', '2024', undefined, 'agents'],
  ['agents >=2023', '2023', undefined, 'agents'],
  ['agents <2010', undefined, '2009', 'agents'],
  ['<=2010', undefined, '2010', ''],
  ['parsing before the 1990s', undefined, '1989', 'parsing'],
  ['since the 2010s', '2010', undefined, ''],
])('reads a span with an open end: %s', (query, ...expected) => {
  expect(read(query) ?? [undefined, undefined, undefined]).toEqual(expected);
});

it.each([
  ['agents 2010-2012', '2010', '2012', 'agents'],
  ['2010–2012', '2010', '2012', ''],
  ['2010 - 2012', '2010', '2012', ''],
  ['2010 – 2012 agents', '2010', '2012', 'agents'],
  ['from 2010 to 2012', '2010', '2012', ''],
  ['between 2010 and 2012', '2010', '2012', ''],
  ['July 2026 to August 2026', '2026-07', '2026-08', ''],
  ['between July and August 2026', '2026-07', '2026-08', ''],
  ['jul-aug 2026', '2026-07', '2026-08', ''],
  ['July 2025 - August 2026', '2025-07', '2026-08', ''],
  ['2026-07-01 to 2026-07-19', '2026-07-01', '2026-07-19', ''],
  ['2025 through March 2026', '2025', '2026-03', ''],
])('reads a span: %s', (query, ...expected) => {
  expect(read(query)).toEqual(expected);
});

it.each([
  ['2026 and 2024', '2026', '2026', 'and 2024'],
  ['reasoning, 2025, 2026', '2025', '2025', 'reasoning 2026'],
  ['agents july', undefined, undefined, undefined],
  ['may parsing', undefined, undefined, undefined],
  ['31 February 2026', '2026-02', '2026-02', '31'],
  ['2026-02-31', '2026', '2026', '02 31'],
  ['task 4 2016', '2016', '2016', 'task 4'],
  ['conll 03 2003', '2003', '2003', 'conll 03'],
  ['1877', undefined, undefined, undefined],
  ['1975', undefined, undefined, undefined],
  ['2405.15738', undefined, undefined, undefined],
])('and reads nothing into it that isn’t there: %s', (query, ...expected) => {
  expect(read(query) ?? [undefined, undefined, undefined]).toEqual(expected);
});
