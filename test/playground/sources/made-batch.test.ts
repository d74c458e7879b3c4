import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { madeBatch } from '../../../src/playground/sources/made-batch.ts';
import { paper } from '../../support/papers.ts';

describe('a simulated batch', () => {
  it('has papers that were in no batch yet, newest first, until there are none left', () => {
    const papers = [
      paper('a', { published: '2024-01-01' }),
      paper('b', { published: '2025-01-01' }),
      paper('c', { listedOn: '2026-08-21' }),
    ];
    const batch = madeBatch(createCatalog(papers), '2026-08-24');
    expect(batch.map(({ id, listedOn }) => [id, listedOn])).toEqual([
      ['b', '2026-08-24'],
      ['a', '2026-08-24'],
    ]);
    expect(madeBatch(createCatalog([...papers, ...batch]), '2026-08-25')).toEqual([]);
  });
});
