import { describe, expect, it } from 'vitest';
import { isComplete } from '../../../src/catalog/refresh/batch-count.ts';

describe('a batch', () => {
  const at = (time: string, papers: number) => ({ at: `2026-08-20T${time}:00.000Z`, papers });
  const now = new Date('2026-08-20T16:00:00Z');

  it.each([
    [[], false, 'was never read'],
    [[at('12:00', 1)], false, 'was read once and is small'],
    [[at('12:00', 10)], true, 'is large'],
    [[at('12:00', 3), at('12:10', 3)], false, 'was read twice in quick succession'],
    [[at('12:00', 3), at('12:30', 3)], true, 'was read twice alike'],
    [[at('12:00', 1), at('13:00', 3)], false, 'still grows'],
    [[at('12:00', 0), at('13:00', 0)], false, 'is empty'],
  ])('%j is complete: %s, since it %s', (counts, complete) => {
    expect(isComplete('2026-08-20', counts, now)).toBe(complete);
  });

  it('is not complete just because its day ended, if it was half filled at the last count', () => {
    expect(isComplete('2026-08-20', [at('12:00', 1)], new Date('2026-08-21T12:00:00Z'))).toBe(false);
  });

  it('is complete if it was read after its day', () => {
    const counts = [{ at: '2026-08-21T12:00:00.000Z', papers: 1 }];
    expect(isComplete('2026-08-20', counts, new Date('2026-08-21T12:00:00Z'))).toBe(true);
  });
});
