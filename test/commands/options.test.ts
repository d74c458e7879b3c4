import {
  type APIApplicationCommandOption,
  InteractionContextType,
  PermissionsBitField,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import { expect, it } from 'vitest';
import { definitionOf } from '../../src/discord/interactions/definition.ts';
import { projectCommands } from '../support/project-commands.ts';

/** Each command, where and for whom it works if not everywhere and for everyone, and its options. */
const EXPECTED = `
ask
  question: String at least 1
digest (in servers) (ManageGuild) set
  channel: Channel of type 0,5,15
  name?: String up to 40 …
  time?: String up to 40
  timezone?: String up to 60 …
  days?: String up to 100 …
  size?: Integer from 1 to 25
  include?: String up to 1000
  exclude?: String up to 1000
  category?: String up to 300 …
  role?: Role
  layout?: String rich|plain
  quiet-days?: String say|skip
digest (in servers) (ManageGuild) feed
  state: String on|off
  channel: Channel of type 0,5,15
  name?: String up to 40 …
digest (in servers) (ManageGuild) list
digest (in servers) (ManageGuild) pause
  channel: Channel of type 0,5,15
  name?: String up to 40 …
digest (in servers) (ManageGuild) resume
  channel: Channel of type 0,5,15
  name?: String up to 40 …
digest (in servers) (ManageGuild) remove
  channel: Channel of type 0,5,15
  name?: String up to 40 …
digest (in servers) (ManageGuild) preview
  channel: Channel of type 0,5,15
  name?: String up to 40 …
digest (in servers) (ManageGuild) why
  channel: Channel of type 0,5,15
  name?: String up to 40 …
email subscribe
  address: String up to 254
  time?: String up to 40
  timezone?: String …
email confirm
  code: String up to 20
email status
email stop
Feature papers (in servers) (PinMessages)
featured (in servers)
Find papers
follow add
  kind: String words|author|category
  value: String at least 1 up to 120 …
follow list
follow remove
  follow: String …
follow time
  time: String up to 40
  timezone?: String up to 60 …
  days?: String up to 100 …
  recommendations?: String yes|no
forget
help
library save
  paper: String at least 1 …
library list
  filter?: String up to 100
library remove
  paper: String at least 1 …
library export
  format: String bibtex|csv|markdown|ris|csl
paper
  paper: String at least 1 …
pin (in servers) (PinMessages)
  paper: String at least 1 …
  note?: String up to 300
  days?: Integer from 1 to 90
recommend
search
  query: String at least 1 …
  author?: String …
  category?: String …
  after?: String up to 10
  before?: String up to 10
  sort?: String relevance|newest|votes
  private?: Boolean
setup (in servers) (ManageGuild) check
  channel: Channel of type 0,5,15
similar
  paper: String at least 1 …
status
submit
  link: String at least 1
trending
  window?: String day|week|month
  category?: String up to 60 …
unpin (in servers) (PinMessages)
  paper: String at least 1 …
`;

const commands = await projectCommands();

/** How an option may be filled in: `?` when it may be left out, with its bounds, and `…` when something is suggested. */
function described(option: APIApplicationCommandOption): string {
  const bound = (words: string, value: unknown) => (value === undefined ? [] : [`${words} ${value}`]);
  const bounds = [
    ...('min_length' in option ? bound('at least', option.min_length) : []),
    ...('max_length' in option ? bound('up to', option.max_length) : []),
    ...('min_value' in option ? bound('from', option.min_value) : []),
    ...('max_value' in option ? bound('to', option.max_value) : []),
    ...('choices' in option && option.choices ? [option.choices.map(({ value }) => value).join('|')] : []),
    ...('channel_types' in option ? bound('of type', option.channel_types?.join()) : []),
    ...('autocomplete' in option && option.autocomplete === true ? ['…'] : []),
  ];
  const name = `${option.name}${option.required === true ? '' : '?'}`;
  return [`${name}:`, Type[option.type], ...bounds].join(' ');
}

function linesOf(path: string, options: readonly APIApplicationCommandOption[] = []): string[] {
  const inner = options.flatMap((option) =>
    option.type === Type.Subcommand || option.type === Type.SubcommandGroup
      ? linesOf(`${path} ${option.name}`, option.options)
      : [],
  );
  return inner.length > 0 ? inner : [path, ...options.map((option) => `  ${described(option)}`)];
}

it('accepts these options for each command, within these bounds', () => {
  // A command that is added needs no line here: its own test watches it.
  const isWatched = (name: string) => new RegExp(`^${name}(?: |$)`, 'm').test(EXPECTED);
  const definitions = [...commands.values()].map(definitionOf).filter(({ name }) => isWatched(name));
  const lines = definitions.flatMap((definition) => {
    const may = definition.default_member_permissions;
    const whose = may ? ` (${new PermissionsBitField(BigInt(may)).toArray().join()})` : '';
    const where = definition.contexts?.includes(InteractionContextType.BotDM) ? '' : ' (in servers)';
    return linesOf(`${definition.name}${where}${whose}`, 'options' in definition ? definition.options : []);
  });
  expect(lines).toEqual(EXPECTED.trim().split('\n'));
});
