import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitShards } from '../../src/processes/split-shards.ts';

it('gives every shard to one process, and no process two more than another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), fc.integer({ min: 1, max: 20 }), (shards, processes) => {
      const parts = splitShards(shards, processes);
      expect(parts).toHaveLength(processes);
      expect(parts.flat().sort()).toEqual([...shards].sort());
      const sizes = parts.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
    }),
  );
});
