import { expect, it } from 'vitest';
import { CARRY_DAYS, carriedOver } from '../../../src/digest/compose/carry.ts';
import { paper } from '../../support/papers.ts';

const given = { days: 'daily', size: 9, batchDay: '2026-11-20', taken: [], extras: 0 } as const;

it('carries a paper over for a month, to the day', () => {
  const listed = (listedOn: string) => paper(listedOn, { listedOn });
  const leftOut = ['2026-11-19', '2026-10-21', '2026-10-20'].map(listed);
  expect(CARRY_DAYS).toBe(30);
  expect(carriedOver(leftOut, given)).toEqual(['2026-11-19', '2026-10-21']);
});
