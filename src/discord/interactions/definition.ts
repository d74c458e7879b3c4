import {
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type {
  Command,
  CommandIn,
  GuildId,
  MessageCommand,
  MessageCommandIn,
  ServerMessageCommand,
} from './command.ts';

/** Servers, DMs with the bot and DMs between people; installed to a server or by one person. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

const IN_SERVERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** A command's definition for Discord: what its builder says, where it works, and who sees it. */
export function definitionOf(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  const { scope, requires } = command;
  return {
    ...command.data.toJSON(),
    ...(scope === 'server' ? IN_SERVERS : EVERYWHERE),
    ...(requires === undefined ? {} : { default_member_permissions: String(requires) }),
  };
}

export function isMessageCommand<G extends GuildId>(command: CommandIn<G>): command is MessageCommandIn<G>;
export function isMessageCommand(command: Command): command is MessageCommand | ServerMessageCommand;
export function isMessageCommand({ data }: Pick<Command, 'data'>): boolean {
  return data instanceof ContextMenuCommandBuilder;
}
