import { type Client, GatewayCloseCodes } from 'discord.js';
import { BAD_TOKEN } from '../rest/token.ts';

/**
 * Resolves once the gateway has closed a connection for good, with a sentence on what to do. After any other close,
 * discord.js reconnects by itself.
 */
export function whenClosedForGood(client: Client): Promise<string> {
  return new Promise((resolve) => {
    client.once('shardDisconnect', ({ code }) => resolve(adviceFor(code)));
  });
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function adviceFor(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return BAD_TOKEN;
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return 'Discord refused an intent. Set ANSWER_MENTIONS=off and start again.';
    case GatewayCloseCodes.ShardingRequired:
      return 'Discord wants this bot to use more shards. Set DISCORD_SHARDS=auto and start again.';
    case GatewayCloseCodes.InvalidShard:
      return "Discord refused this process's shards. Check DISCORD_SHARDS and DISCORD_SHARD_IDS, then start again.";
    case GatewayCloseCodes.InvalidAPIVersion:
      return "Discord no longer supports this version's API. Update Paperboy.";
    default:
      return `Discord closed the connection for good (code ${code}). Start again. If it keeps happening, check https://discordstatus.com.`;
  }
}
