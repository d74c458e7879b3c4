import { expect, it } from 'vitest';
import { noticesOf } from '../../src/trending/notices.ts';

const today = '2026-11-20';

it('says that a batch is old from the fifth day on, and that only age is known', () => {
  const behind = (batchDay: string) => noticesOf(1, 'votes', batchDay, today);
  expect(behind('2026-11-16')).toEqual([]);
  expect(behind('2026-11-15')).toEqual([{ kind: 'old-batch', newestBatch: '2026-11-15' }]);
  expect(noticesOf(1, 'age', '2026-11-15', today)).toEqual([
    { kind: 'old-batch', newestBatch: '2026-11-15' },
    { kind: 'no-votes' },
  ]);
  expect(noticesOf(1, 'other-signals', today, today)).toEqual([]);
});

it('says what there is instead of a ranking', () => {
  expect(noticesOf(0, 'age', undefined, today)).toEqual([{ kind: 'no-papers' }]);
  expect(noticesOf(0, 'age', '2026-11-01', today)).toEqual([
    { kind: 'none-listed', newestBatch: '2026-11-01' },
  ]);
  expect(noticesOf(1, 'other-signals', undefined, today)).toEqual([
    { kind: 'no-batches', basis: 'other-signals' },
  ]);
});
