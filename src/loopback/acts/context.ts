import type { APIUser } from 'discord-api-types/v10';
import type { CommandStore } from '../commands/command-store.ts';
import type { InteractionEvent } from '../interactions/interaction.ts';
import type { InteractionState, InteractionStore } from '../interactions/interaction-store.ts';
import type { MessageStore } from '../messages/message-store.ts';
import type { Channel } from '../wire/channel.ts';
import type { Dispatch } from '../wire/dispatch.ts';
import type { Message } from '../wire/message.ts';
import type { Snowflakes } from '../wire/snowflake.ts';
import type { WorldState } from '../world/create-world.ts';
import type { Ref } from '../world/ref.ts';
import { ActError } from './act-error.ts';

/** The world people act in. */
export interface ActContext {
  readonly clock: () => Date;
  readonly snowflakes: Snowflakes;
  readonly world: WorldState;
  readonly messages: MessageStore;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly dispatch: (event: Dispatch) => void;
  /** Sends an interaction to the bot over HTTP; false if the bot receives them over the gateway. */
  readonly post: (interaction: InteractionState, body: Record<string, unknown>) => boolean;
  readonly emit: (event: InteractionEvent) => void;
  /** See `Faults.tamper`. */
  tamper: Tamper | undefined;
}

/** Returns what to send instead of an INTERACTION_CREATE's body. */
export type Tamper = (body: Record<string, unknown>) => readonly Record<string, unknown>[];

/** A person in a channel. @throws ActError if the person can't see the channel. */
export function inChannel(context: ActContext, as: Ref, ref: Ref): { person: APIUser; channel: Channel } {
  const person = context.world.person(as);
  const channel = context.world.channel(ref);
  if (!context.world.can(person, channel, 'ViewChannel'))
    throw new ActError(`${person.username} does not see the channel "${channel.name ?? channel.id}"`);
  return { person, channel };
}

/** A person looking at a message. @throws ActError if the person can't see the message. */
export function beforeMessage(
  context: ActContext,
  as: Ref,
  ref: Ref,
): { person: APIUser; channel: Channel; message: Message } {
  const found = context.messages.find(typeof ref === 'string' ? ref : ref.id);
  const person = context.world.person(as);
  if (found === undefined || (found.onlyFor !== undefined && found.onlyFor !== person.id))
    throw new ActError(`${person.username} sees no such message`);
  return { ...inChannel(context, as, found.message.channel_id), message: found.message };
}
