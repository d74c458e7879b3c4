import { DiscordAPIError, HTTPError } from 'discord.js';
import { BAD_TOKEN } from './token.ts';

/** Why a login failed, and what to do. */
export function loginSentence(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const said = cause instanceof Error ? cause.message : String(cause);
  if (code === 'TokenInvalid' || code === '0') return BAD_TOKEN;
  if (cause instanceof HTTPError) {
    return `Discord is having problems (${cause.status}). Check https://discordstatus.com and start again later.`;
  }
  // Discord's own responses are JSON of a known shape, and its errors have a code.
  if (cause instanceof TypeError || cause instanceof SyntaxError || cause instanceof DiscordAPIError) {
    return "Something other than Discord answered, perhaps a proxy or a network's login page. Check the network and DISCORD_API_URL, then start again.";
  }
  return `Discord can't be reached (${said}). Check the network and DISCORD_API_URL, then start again.`;
}
