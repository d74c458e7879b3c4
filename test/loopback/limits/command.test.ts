import { describe, expect, it } from 'vitest';
import { violations } from '../../../src/loopback/limits/limits.ts';

describe('autocomplete', () => {
  const choices = (count: number, name = 'x') => ({
    choices: Array.from({ length: count }, () => ({ name, value: name })),
  });

  it('offers up to 25 choices of up to 100 characters', () => {
    expect(violations(choices(25, 'x'.repeat(100)), 'autocomplete')).toEqual([]);
    expect(violations(choices(26), 'autocomplete')).toEqual(['choices: Must be 25 or fewer in length.']);
    expect(violations(choices(1, 'x'.repeat(101)), 'autocomplete')).toContain(
      'choices.0.name: Must be 100 or fewer in length.',
    );
  });
});

describe('a command', () => {
  const word = (name: string, more: object = {}) => ({ type: 3, name, description: 'A word', ...more });
  const command = (more: object = {}) => ({ name: 'search', description: 'Search', ...more });

  it.each([
    ['plain', command()],
    ['in another script', command({ name: 'поиск' })],
    [
      'with groups of subcommands',
      command({
        options: [
          {
            type: 2,
            name: 'a',
            description: 'A',
            options: [{ type: 1, name: 'b', description: 'B', options: [word('c')] }],
          },
        ],
      }),
    ],
    ['for a right-click', { type: 3, name: 'Find papers' }],
  ])('%s is accepted', (_what, payload) => {
    expect(violations(payload, 'command')).toEqual([]);
  });

  it.each([
    ['a name in capitals', command({ name: 'Search' }), 'name: Command name is invalid'],
    ['a name with spaces', command({ name: 'find papers' }), 'name: Command name is invalid'],
    ['no description', { name: 'search' }, 'description: This field is required'],
    [
      'a description of 101 characters',
      command({ description: 'x'.repeat(101) }),
      'description: Must be 100 or fewer',
    ],
    [
      '26 options',
      command({ options: Array.from({ length: 26 }, (_, at) => word(`o${at}`)) }),
      'options: Must be 25 or fewer',
    ],
    [
      'a required option last',
      command({ options: [word('a'), word('b', { required: true })] }),
      'options.1: Required options must be placed before',
    ],
    [
      'one option name twice',
      command({ options: [word('a'), word('a')] }),
      'options.1.name: Option name already exists',
    ],
    [
      'subcommands beside options',
      command({ options: [word('a'), { type: 1, name: 'b', description: 'B' }] }),
      'mutually exclusive to all other',
    ],
    [
      '26 choices',
      command({
        options: [word('a', { choices: Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' })) })],
      }),
      'options.0.choices: Must be 25 or fewer',
    ],
    [
      'autocomplete of what is no text and no number',
      command({ options: [word('a'), word('b', { type: 5, autocomplete: true })] }),
      'options.1.autocomplete: Only string, integer and number options can have autocomplete',
    ],
    [
      'a choice of another type than its option',
      command({ options: [word('a', { choices: [{ name: 'x', value: 1 }] })] }),
      'options.0.choices.0.value: The value of a choice must have the type of its option',
    ],
    [
      'choices beside autocomplete',
      command({ options: [word('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
      'mutually exclusive',
    ],
    [
      'more than 8,000 characters in all',
      command({
        options: Array.from({ length: 25 }, (_, at) =>
          word(`o${at}`, {
            choices: Array.from({ length: 25 }, (_one, n) => ({
              name: `${n}`.padEnd(10, 'x'),
              value: `${n}`.padEnd(10, 'x'),
            })),
          }),
        ),
      }),
      'maximum size (8000)',
    ],
    [
      'a description on a right-click',
      { type: 3, name: 'Find papers', description: 'x' },
      'cannot have description',
    ],
  ])('with %s is refused', (_what, payload, sentence) => {
    expect(violations(payload, 'command').join('\n')).toContain(sentence);
  });

  const sub = (name: string, ...options: object[]) => ({ type: 1, name, description: 'A', options });
  const group = (name: string, ...options: object[]) => ({ type: 2, name, description: 'A', options });
  const required = (name: string) => word(name, { required: true });
  const BESIDE = 'Sub-command and sub-command group option types are mutually exclusive to all other options';
  const NOT_HERE = 'This option type cannot be nested here';
  const LATE = 'Required options must be placed before non-required options';

  it.each<[string, object[], string[]]>([
    ['one required option before another and one that is not', [required('a'), required('b'), word('c')], []],
    [
      'two required options after one that is not',
      [word('a'), required('b'), required('c')],
      [`options.1: ${LATE}`, `options.2: ${LATE}`],
    ],
    ['a group, and nothing else that is wrong', [group('a'), required('b')], [`options: ${BESIDE}`]],
    ['a subcommand, and nothing else that is wrong', [sub('a'), required('b')], [`options: ${BESIDE}`]],
    ['subcommands beside groups', [sub('a'), group('b', sub('c'))], []],
    ['the same names on two levels', [sub('a', word('a')), sub('b', word('a'))], []],
    ['a group within a group', [group('a', group('b'))], [`options.0.options.0.type: ${NOT_HERE}`]],
    [
      'a subcommand within one of a group',
      [group('a', sub('b', sub('c')))],
      [`options.0.options.0.options.0.type: ${NOT_HERE}`],
    ],
    [
      'a wrong order deep within',
      [group('a', sub('b', word('c'), required('d')))],
      [`options.0.options.0.options.1: ${LATE}`],
    ],
    [
      'options of a word',
      [word('a', { options: [word('b')] })],
      ['options.0.options: Only sub-commands and groups have options'],
    ],
    [
      'text to choose for a number, and a number for text',
      [
        word('a', { choices: [{ name: 'x', value: 1 }] }),
        word('b', { type: 4, choices: [{ name: 'x', value: 'x' }] }),
        word('c', { type: 10, choices: [{ name: 'x', value: 1.5 }] }),
      ],
      [0, 1].map(
        (at) => `options.${at}.choices.0.value: The value of a choice must have the type of its option`,
      ),
    ],
  ])('with %s gets every error', (_what, options, said) => {
    expect(violations(command({ options }), 'command')).toEqual(said);
  });

  it.each([3, 4, 10])('can have autocomplete on an option of type %i', (type) => {
    const options = [word('a', { type, autocomplete: true })];
    expect(violations(command({ options }), 'command')).toEqual([]);
  });

  it('cannot share its name with another', () => {
    expect(violations([command(), command()], 'commands')).toEqual([
      '1.name: Application command names must be unique',
    ]);
  });
});
