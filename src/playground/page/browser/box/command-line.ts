import type { CommandView, OptionView } from '../../protocol/scene.ts';

/** An option's value as sent to Discord. */
export type OptionValue = string | number | boolean;

export type Filled = { command: CommandView; values: Map<string, string> };

/**
 * The command a typed line starts with, and the rest; undefined if no registered command matches. The longest path
 * wins, so "/digest set …" is the subcommand.
 */
export function findTyped(
  line: string,
  commands: readonly CommandView[],
): { command: CommandView; rest: string } | undefined {
  if (!line.startsWith('/')) return undefined;
  const typed = line.slice(1).replace(/\s+/g, ' ').toLowerCase();
  const command = commands
    .filter(({ path }) => typed === path || typed.startsWith(`${path} `))
    .sort((one, other) => other.path.length - one.path.length)[0];
  if (command === undefined) return undefined;
  const words = command.path.split(' ').length;
  const rest = line.slice(1).replace(new RegExp(`^(?:\\S+\\s*){${words}}`), '');
  return { command, rest: rest.trim() };
}

/**
 * Parses a typed line such as `/search retrieval augmented after:2024`. As in Discord, an option's value follows its
 * name, up to the next name; double quotes end it sooner. Unclaimed text goes to the first option not named, and so do
 * the words after a one-word value if a required option would otherwise be empty. Undefined if the line names no
 * registered command.
 */
export function readCommandLine(line: string, commands: readonly CommandView[]): Filled | undefined {
  const typed = findTyped(line, commands);
  if (typed === undefined) return undefined;
  const { options } = typed.command;
  const { lead, pairs } = splitPairs(typed.rest, options);
  const free = options.filter(({ name }) => !pairs.some((pair) => pair.option.name === name));
  const isWanted = lead === '' && free.some(({ required }) => required);
  const values = new Map<string, string>();
  const left = [lead];
  for (const { option, quoted, text } of pairs) {
    const isProse = option.kind === 'string' && option.choices.length === 0;
    const [word = '', ...more] = quoted === undefined ? text.split(' ') : [quoted, text];
    const isWhole = quoted === undefined && isProse && !isWanted;
    values.set(option.name, isWhole ? text : word);
    if (!isWhole) left.push(...more);
  }
  const rest = left.filter((part) => part !== '').join(' ');
  // If every option is named, nothing is dropped silently: the last one reports the extra text as invalid.
  const taker = free[0]?.name ?? pairs.at(-1)?.option.name;
  if (rest !== '' && taker !== undefined) values.set(taker, `${values.get(taker) ?? ''} ${rest}`.trim());
  return { command: typed.command, values };
}

type Pair = { option: OptionView; quoted: string | undefined; text: string };

/** The text before the first option name, and after each: the quoted part, and the rest up to the next name. */
function splitPairs(rest: string, options: readonly OptionView[]): { lead: string; pairs: Pair[] } {
  const names = options.map(({ name }) => name.replace(/[^\p{L}\p{N}_-]/gu, ''));
  const starts =
    names.length === 0
      ? []
      : [...rest.matchAll(new RegExp(`(?<=^|\\s)(${names.join('|')}):(?:"([^"]*)"(?=\\s|$))?`, 'gu'))];
  const oneLine = (from: number, to?: number) => rest.slice(from, to).replace(/\s+/g, ' ').trim();
  const pairs = starts.flatMap((start, index) => {
    const option = options.find(({ name }) => name === start[1]);
    const text = oneLine(start.index + start[0].length, starts[index + 1]?.index);
    return option === undefined ? [] : [{ option, quoted: start[2], text }];
  });
  return { lead: oneLine(0, starts[0]?.index), pairs };
}

/** Names and their ids, so that people can type "#papers" or "@alice". */
export type Known = {
  channels: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
  roles: readonly { id: string; name: string }[];
};

/**
 * Turns typed text into an option's value for Discord, or says why it can't: `{ problem }` is a sentence for the
 * person. Empty text gives undefined: the option is left out.
 */
export function readValue(
  option: OptionView,
  text: string,
  known: Known,
): { value: OptionValue } | { problem: string } | undefined {
  const typed = text.trim();
  if (typed === '')
    return option.required ? { problem: `${option.name}: this option is required.` } : undefined;
  if (option.choices.length > 0) return readChoice(option, typed);
  switch (option.kind) {
    case 'integer':
    case 'number':
      return readNumber(option, typed);
    case 'boolean': {
      if (/^(true|yes|on)$/i.test(typed)) return { value: true };
      return /^(false|no|off)$/i.test(typed)
        ? { value: false }
        : { problem: `${option.name}: choose True or False.` };
    }
    case 'channel':
      return readNamed(option, typed, known.channels, 'channel');
    case 'user':
      return readNamed(option, typed, known.people, 'person');
    case 'role':
      return readNamed(option, typed, known.roles, 'role');
    case 'mentionable':
      return readNamed(option, typed, [...known.people, ...known.roles], 'person or role');
    default:
      return readText(option, typed);
  }
}

function readText(option: OptionView, typed: string): { value: string } | { problem: string } {
  const { min = 0, max = Number.POSITIVE_INFINITY } = option;
  if (typed.length < min) return { problem: `${option.name}: at least ${min} characters.` };
  return typed.length > max ? { problem: `${option.name}: at most ${max} characters.` } : { value: typed };
}

function readChoice(option: OptionView, typed: string): { value: OptionValue } | { problem: string } {
  const wanted = typed.toLowerCase();
  const choice = option.choices.find(
    ({ name, value }) => name.toLowerCase() === wanted || String(value).toLowerCase() === wanted,
  );
  const names = option.choices.map(({ name }) => name).join(', ');
  return choice === undefined
    ? { problem: `${option.name}: choose one of ${names}.` }
    : { value: choice.value };
}

function readNumber(option: OptionView, typed: string): { value: number } | { problem: string } {
  const value = Number(typed);
  const whole = option.kind === 'integer';
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    return { problem: `${option.name}: type a ${whole ? 'whole ' : ''}number.` };
  }
  if (option.min !== undefined && value < option.min)
    return { problem: `${option.name}: at least ${option.min}.` };
  if (option.max !== undefined && value > option.max)
    return { problem: `${option.name}: at most ${option.max}.` };
  return { value };
}

function readNamed(
  option: OptionView,
  typed: string,
  things: readonly { id: string; name: string }[],
  word: string,
): { value: string } | { problem: string } {
  const bare = typed
    .replace(/^<[@#]&?!?(\d+)>$/, '$1')
    .replace(/^[@#]/, '')
    .toLowerCase();
  const thing = things.find(({ id, name }) => id === bare || name.toLowerCase() === bare);
  return thing === undefined
    ? { problem: `${option.name}: there's no ${word} "${typed}".` }
    : { value: thing.id };
}
