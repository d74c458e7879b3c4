import type { APIUser } from 'discord-api-types/v10';
import type { Interaction } from '../interactions/interaction.ts';
import { interactionPayload } from '../interactions/interaction-payload.ts';
import type { InteractionState } from '../interactions/interaction-store.ts';
import type { Channel } from '../wire/channel.ts';
import type { Message } from '../wire/message.ts';
import type { ActContext } from './context.ts';

interface Sending {
  readonly kind: Interaction['kind'];
  readonly type: number;
  readonly as: APIUser;
  readonly channel: Channel;
  readonly data: Record<string, unknown>;
  /** The message whose component was used, or whose component opened the modal. */
  readonly message?: Message | undefined;
}

/** Starts an interaction and tells the bot. */
export function sendInteraction(context: ActContext, sending: Sending): InteractionState {
  const { kind, type, as, channel, data, message } = sending;
  const { world } = context;
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const owners: Record<string, string> =
    guild === undefined ? { 0: '0' } : guild.hasBot ? { 0: guild.id } : { 1: as.id };
  const state = context.interactions.start({
    kind,
    type,
    personId: as.id,
    channelId: channel.id,
    guildId: channel.guild_id,
    source: message,
    owners,
  });
  context.emit({ kind: 'interaction-created', interaction: state.handle });
  const body = interactionPayload(world, state, as, channel, data, message);
  for (const d of context.tamper?.(body) ?? [body]) {
    if (context.post(state, d)) continue;
    context.dispatch({
      t: 'INTERACTION_CREATE',
      d,
      guildId: guild?.hasBot ? guild.id : undefined,
      intent: 0,
    });
  }
  return state;
}
