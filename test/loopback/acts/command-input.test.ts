import { describe, expect, it } from 'vitest';
import { commandInput } from '../../../src/loopback/acts/command-input.ts';
import type { CommandOption } from '../../../src/loopback/wire/command.ts';
import type { WorldState } from '../../../src/loopback/world/create-world.ts';
import { startLoopback } from '../../support/loopback.ts';

const option = (name: string, type: number, more: object = {}) =>
  ({ name, type, description: 'x', required: false, ...more }) as CommandOption;

const OPTIONS = [
  option('text', 3, { min_length: 2, max_length: 4 }),
  option('order', 3, {
    choices: [
      { name: 'Newest first', value: 'newest' },
      { name: 'Oldest first', value: 'oldest' },
    ],
  }),
  option('count', 4, { min_value: 1, max_value: 9 }),
  option('share', 10, { choices: [{ name: 'Half', value: 0.5 }] }),
  option('sure', 5),
  option('where', 7, { channel_types: [5] }),
  option('role', 8),
];

type Command = Parameters<typeof commandInput>[1];

/** What is sent for options typed in a channel of the reading group, or why nothing is. */
async function input(options: Record<string, unknown>, of: readonly CommandOption[] = OPTIONS) {
  const world = (await startLoopback()).world as WorldState;
  const papers = world.channel('papers');
  world.keepChannel({ ...papers, id: '77', name: 'aside', type: 11, parent_id: papers.id });
  return commandInput(world, { id: '1', name: 'try', options: of } as unknown as Command, papers, {
    options,
  });
}

describe('an option that no client would send', () => {
  it.each([
    [{ text: 'a' }, '"text" takes 2 to 4 characters'],
    [{ text: 'abcde' }, '"text" takes 2 to 4 characters'],
    [{ order: 'best' }, '"order" is one of: Newest first, Oldest first'],
    [{ count: 1.5 }, '"count" is a whole number'],
    [{ count: 0 }, '"count" is between 1 and 9'],
    [{ count: 10 }, '"count" is between 1 and 9'],
    [{ share: 'much' }, '"share" is a number'],
    [{ share: 0.25 }, '"share" is one of its choices'],
    [{ sure: 'yes' }, '"sure" is true or false'],
    [{ where: 'papers' }, '"where" does not take channels of that type'],
    [{ where: { id: '77' } }, '"where" does not take threads of that type'],
    [{ role: 7 }, '"role" is named by an id or a name'],
    [{ nothing: 1 }, '/try has no option "nothing"'],
  ])('%j is refused: %s', async (given, says) => {
    await expect(input(given)).rejects.toThrow(says);
  });

  it('is reported if a required one, or a subcommand, is missing', async () => {
    await expect(input({}, [option('text', 3, { required: true })])).rejects.toThrow(
      '/try needs the option "text"',
    );
    const withSub = [option('add', 1), option('drop', 1)];
    await expect(input({}, withSub)).rejects.toThrow('/try needs a subcommand: add, drop');
  });
});

it('sends a choice’s value, given its name or value, and numbers at their bounds', async () => {
  const sent = async (options: Record<string, unknown>) =>
    (await input(options)).options.map(({ value }) => value);
  expect(await sent({ order: 'Newest first' })).toEqual(['newest']);
  expect(await sent({ order: 'oldest' })).toEqual(['oldest']);
  expect(await sent({ share: 'Half' })).toEqual([0.5]);
  expect(await sent({ text: 'ab', count: 1 })).toEqual(['ab', 1]);
  expect(await sent({ text: 'abcd', count: 9, sure: false })).toEqual(['abcd', 9, false]);
});
