import { expect, it } from 'vitest';
import { importProgress } from '../../src/view/import-progress.ts';

it('an import shows its share, rate and remaining time', () => {
  const progress = {
    kind: 'importing',
    file: 'a',
    read: 720_000,
    here: 720_000,
    bytes: 24,
    of: 100,
  } as const;
  expect(importProgress(progress, 72)).toBe(
    '[#####...............] 24%, 720,000 read (10,000 a second), about 4 minutes left',
  );
  expect(importProgress({ ...progress, here: 72_000, bytes: 100 }, 72)).toBe(
    '[####################] 100%, 720,000 read (1,000 a second)',
  );
  expect(importProgress({ ...progress, of: 0, here: 0 }, 0)).toContain('100%, 720,000 read (0 a second)');
  expect(importProgress({ kind: 'writing', papers: 5, of: 10 }, 3)).toBe(
    '[##########..........] 50% of the catalog written',
  );
});
