import { expect, it } from 'vitest';
import { oldNode } from '../src/old-node.ts';

it('warns about a Node version without security fixes, and no other', () => {
  expect(oldNode('20.20.2')).toBe(
    'Node 20.20.2 no longer gets security fixes. Paperboy runs on it, but Node 24 is a better choice.',
  );
  expect(['21.7.3', '22.0.0', '24.1.0', '100.0.0'].map((version) => oldNode(version) !== undefined)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
