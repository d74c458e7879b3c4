import { SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { helpText } from '../src/view/help.ts';
import { sentence } from '../src/view/message.ts';

export default {
  data: new SlashCommandBuilder().setName('help').setDescription('What I can do'),

  run: ({ services }) => whisper(sentence(helpText(services.commands))),
} satisfies SlashCommand;
