import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonId, customId, readCustomId } from '../../src/view/custom-id.ts';

const turn = buttonId('search', 'page');

describe('a custom_id', () => {
  it('carries its arguments there and back, whatever they contain', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }), (args) => {
        expect(readCustomId(customId(turn, ...args))).toEqual({
          command: 'search',
          action: 'page',
          args,
        });
      }),
    );
  });

  it('is refused when it is too long, because a cut one would be misread', () => {
    expect(() => customId(turn, 'x'.repeat(100))).toThrow(RangeError);
  });

  it.each(['', 'search', ':', 'search:', ':page'])('of another bot (%j) is not taken for ours', (id) => {
    expect(readCustomId(id)).toBeUndefined();
  });
});
