import type { CommandView, OptionView } from '../wire.ts';

/** A value of an option as it goes to Discord. */
export type OptionValue = string | number | boolean;

export type Filled = { command: CommandView; values: Map<string, string> };

/**
 * The command a typed line begins with and what follows it; undefined when no registered command matches.
 * The longest path wins, so "/digest set …" is the subcommand.
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
 * Reads a typed line such as `/search retrieval augmented after:2024`: `name:value` pairs of the command's own
 * options are taken out (a value may stand in double quotes), and what is left goes to the first option that
 * has none. Undefined when the line names no registered command.
 */
export function readCommandLine(line: string, commands: readonly CommandView[]): Filled | undefined {
  const typed = findTyped(line, commands);
  if (typed === undefined) return undefined;
  const values = new Map<string, string>();
  const left = takePairs(typed.rest, typed.command.options, values);
  const free = typed.command.options.find(({ name }) => !values.has(name));
  if (left !== '' && free !== undefined) values.set(free.name, left);
  return { command: typed.command, values };
}

function takePairs(rest: string, options: readonly OptionView[], values: Map<string, string>): string {
  if (options.length === 0) return rest;
  const names = options.map(({ name }) => name.replace(/[^\p{L}\p{N}_-]/gu, '')).join('|');
  const pair = new RegExp(`(^|\\s)(${names}):(?:"([^"]*)"|(\\S*))(?=\\s|$)`, 'gu');
  return rest
    .replace(pair, (_all, _space, name: string, quoted: string | undefined, bare: string | undefined) => {
      values.set(name, quoted ?? bare ?? '');
      return ' ';
    })
    .replace(/\s+/g, ' ')
    .trim();
}

/** The names that ids stand for, so that people may type "#papers" or "@alice". */
export type Known = {
  channels: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
  roles: readonly { id: string; name: string }[];
};

/**
 * Turns what was typed into an option's value as Discord takes it, or says why it cannot: `{ problem }` is a
 * sentence for the person. An empty text is undefined: the option is left out.
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
      return { value: text.trim() };
  }
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
    ? { problem: `${option.name}: there is no ${word} "${typed}".` }
    : { value: thing.id };
}
