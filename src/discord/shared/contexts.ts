import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** Where a command works that concerns no server's settings: servers, the bot's own messages, and between people. */
export const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
] as const;

/** How the bot may be installed for such a command: to a server, or by one person for themselves. */
export const ANY_INSTALL = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
] as const;

/** For commands that act on a server. */
export const IN_SERVERS = [InteractionContextType.Guild] as const;
export const SERVER_INSTALL = [ApplicationIntegrationType.GuildInstall] as const;
