import { type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import type { Message } from '../../src/loopback/wire/message.ts';
import type { Ref } from '../../src/loopback/world/ref.ts';
import { unwatched } from './answer-contract.ts';

/** Posts a message as the bot that today's code wouldn't: from an earlier version, or forged. */
export async function postAsBot(
  discord: LoopbackDiscord,
  channel: Ref,
  components: readonly APIMessageTopLevelComponent[],
): Promise<Message> {
  const { id } = discord.world.channel(channel);
  return unwatched(async () => {
    const response = await fetch(`${discord.apiUrl}/channels/${id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        components,
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: { parse: [] },
      }),
    });
    const posted = (await response.json()) as Message;
    if (!response.ok) throw new Error(`not posted: ${JSON.stringify(posted)}`);
    return posted;
  });
}
