import { label } from './text.ts';

/** What the help needs to know about a registered command. */
export interface HelpEntry {
  /** The name people see: `search`, or `Find papers`. */
  readonly name: string;
  /** Is it used by right-clicking a message? */
  readonly onMessage: boolean;
  readonly description: string;
  readonly subcommands: readonly string[];
  /** The permission it needs, by Discord's name; absent if everyone may use it. */
  readonly permission?: string;
}

/** The reply to anyone who writes to the bot without a command. */
export const GREETING =
  "Hi! Try `/search` to find papers, `/ask` to get quotes from them, or `/trending` to see what's popular. `/help` shows everything I can do.";

/** All commands on one screen: first those for everyone, then those for moderators. */
export function helpText(commands: readonly HelpEntry[]): string {
  const everyone = commands.filter(({ permission }) => permission === undefined);
  const moderators = commands.filter(({ permission }) => permission !== undefined);
  return [
    '### What I can do',
    ...everyone.map(helpLine),
    ...(moderators.length === 0 ? [] : ['**For moderators**', ...moderators.map(helpLine)]),
    "-# Type `/` and a command's name to see its options.",
  ].join('\n');
}

function helpLine({ name, onMessage, description, subcommands, permission }: HelpEntry): string {
  const how = onMessage ? `Right-click a message → Apps → **${name}**` : `\`/${name}\``;
  const parts = subcommands.length === 0 ? '' : ` (${subcommands.join(', ')})`;
  const needs = permission === undefined ? '' : ` · needs *${permission}*`;
  return `${how}${parts}: ${label(description, 100)}${needs}`;
}
