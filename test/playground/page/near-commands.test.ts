import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearCommands, noCommand } from '../../../src/playground/page/browser/box/near-commands.ts';

const PATHS = ['search', 'similar', 'digest set', 'digest list', 'setup check', 'pin', 'unpin', 'trending'];
const commands = PATHS.map((path) => ({ path, description: '', options: [] }));
const near = (typed: string) => nearCommands(typed, commands).map(({ path }) => path);
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');

describe('a command that does not exist', () => {
  it.each([
    ['serach', ['search']],
    ['digst', ['digest set', 'digest list']],
    ['digests x', []],
    ['digst l', ['digest list']],
    ['trendign', ['trending']],
    ['weather', []],
    ['x', []],
  ])('%s is near %j', (typed, expected) => {
    expect(near(typed)).toEqual(expected);
  });

  it('is near the one a letter away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), fc.nat(), letter, fc.boolean(), (path, at, other, isAdded) => {
        const name = path.split(' ')[0] ?? '';
        const place = at % name.length;
        const typed = `${name.slice(0, place)}${other}${name.slice(isAdded ? place : place + 1)}`;
        expect(near(typed)).toContain(path);
      }),
    );
  });

  it('comes with the permission that it needs, if it exists for others', () => {
    const withheld = [
      { path: 'digest set', needs: 'Manage Server' },
      { path: 'secret', needs: '' },
    ];
    expect(noCommand('digest', { withheld })).toMatch(/^\/digest needs the Manage Server permission\./);
    expect(noCommand('dig', { withheld })).toContain('Manage Server');
    expect(noCommand('secret', { withheld })).toBe("/secret isn't available here.");
    expect(noCommand('weather', { withheld })).toBe('No such command. Enter sends it as text.');
  });
});
