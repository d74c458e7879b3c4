import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { asksForHelp, START_HELP } from '../../src/processes/start-help.ts';

it.each([
  [['--help'], true],
  [['-h'], true],
  [['--processes', '2', '--help'], true],
  [['--processes', '2'], false],
  [[], false],
])('%j asks for help: %j', (words, expected) => {
  expect(asksForHelp(words)).toBe(expected);
});

it('names only what there is: files and scripts', () => {
  expect(START_HELP).toContain('--processes');
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'papers']));
  expect(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')).toContain('DISCORD_TOKEN');
});
