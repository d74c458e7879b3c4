import { expect, it } from 'vitest';
import { recentPapers } from '../../src/follow/recent.ts';

const NOW = new Date('2026-11-20T15:00:00Z');
const catalog = (...days: string[]) => ({ days: () => new Set(days), ofDay: () => [] });

it.each([
  ['2026-11-20', '2026-11-20', false],
  ['2026-11-14', '2026-11-20', false],
  ['2026-11-13', '2026-11-13', true],
  ['2026-11-27', '2026-11-20', false],
])('with papers from %s, a week up to %s is recent', (newest, until, isOld) => {
  expect(recentPapers(catalog(newest), 7, NOW)).toMatchObject({ until, isOld });
});

it('has the days within the week, newest first', () => {
  const { days } = recentPapers(catalog('2026-11-13', '2026-11-19', '2026-11-14'), 7, NOW);
  expect(days.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-14']);
});
