import { label } from './text.ts';

/** A command as it is registered, as far as its line in the help tells of it. */
export interface HelpEntry {
  /** As people see it: `search`, or `Find papers`. */
  readonly name: string;
  /** Whether it is used by a right-click on a message. */
  readonly onMessage: boolean;
  readonly description: string;
  readonly subcommands: readonly string[];
  /** The permission it needs, as Discord names it; absent: it is for everyone. */
  readonly permission?: string;
}

/** Whoever writes to the bot without a command is told this. */
export const GREETING =
  "Hi! Try `/search` to find papers, `/ask` to get quotes from them, or `/trending` to see what's popular. `/help` shows everything I can do.";

/** What there is, on one screen: first what everyone can use, then what moderators can. */
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
