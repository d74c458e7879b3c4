import { SlashCommandBuilder } from 'discord.js';
import type { Command, ServerCommand, SlashCommand } from '../../src/discord/interactions/command.ts';
import { startTestBot, type TestBot, type TestBotOptions } from './bot.ts';

/** When an answer counts as slow for a bot from `startTry`. */
export const DEFER_AFTER_MS = 60;

/** A bot with one command, `/try`, and an empty catalog. */
export function startTry(
  command: Partial<SlashCommand> | (Partial<ServerCommand> & { readonly scope: 'server' }),
  options: Pick<TestBotOptions, 'unchecked' | 'discord' | 'deferAfterMs'> = {},
): Promise<TestBot> {
  const data = new SlashCommandBuilder().setName('try').setDescription('x');
  return startTestBot({
    papers: [],
    commands: new Map([['try', { data, ...command } as Command]]),
    deferAfterMs: DEFER_AFTER_MS,
    ...options,
  });
}
