import { type APIUser, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { availableCommands, reachableCommands } from '../commands/available.ts';
import type { InteractionState } from '../interactions/interaction-store.ts';
import type { Channel } from '../wire/channel.ts';
import type { Command } from '../wire/command.ts';
import { ActError } from './act-error.ts';
import type { CommandAct, MessageCommandAct } from './acts.ts';
import { commandInput } from './command-input.ts';
import { type ActContext, beforeMessage, inChannel } from './context.ts';
import { withResolved } from './resolved.ts';
import { sendInteraction } from './send-interaction.ts';

/** A slash command as sent, or while its option `focused` is being typed. */
export function runCommand(
  context: ActContext,
  act: CommandAct,
  kind: 'command' | 'autocomplete',
  focused?: string,
): InteractionState {
  const { person, channel } = inChannel(context, act.as, act.channel);
  const command = commandFor(
    context,
    person,
    channel,
    ApplicationCommandType.ChatInput,
    act.name,
    act.override,
  );
  const input = { subcommand: act.subcommand, options: act.options ?? {}, focused };
  const { options, resolved } = commandInput(context.world, command, channel, input);
  const data = withResolved({ ...commandData(command), options }, resolved);
  return sendInteraction(context, {
    kind,
    type:
      kind === 'command'
        ? InteractionType.ApplicationCommand
        : InteractionType.ApplicationCommandAutocomplete,
    as: person,
    channel,
    data,
  });
}

export function runMessageCommand(context: ActContext, act: MessageCommandAct): InteractionState {
  const { person, channel } = inChannel(context, act.as, act.channel);
  const { message } = beforeMessage(context, act.as, act.target);
  const command = commandFor(
    context,
    person,
    channel,
    ApplicationCommandType.Message,
    act.name,
    act.override,
  );
  const data = {
    ...commandData(command),
    target_id: message.id,
    resolved: { messages: { [message.id]: message } },
  };
  return sendInteraction(context, {
    kind: 'message-command',
    type: InteractionType.ApplicationCommand,
    as: person,
    channel,
    data,
  });
}

function commandFor(
  context: ActContext,
  person: APIUser,
  channel: Channel,
  type: ApplicationCommandType,
  name: string,
  override = false,
): Command {
  const isMeant = (command: Command) => command.type === type && command.name === name;
  const found = availableCommands(context, person, channel, override).find(isMeant);
  if (found !== undefined) return found;
  const exists = reachableCommands(context, channel).some(isMeant);
  throw new ActError(
    exists ? `${person.username} may not use "${name}" here` : `no command "${name}" is registered`,
  );
}

function commandData(command: Command): Record<string, unknown> {
  const { id, name, type, guild_id } = command;
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}
