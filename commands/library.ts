import { SlashCommandBuilder } from 'discord.js';
import { onPress, onSelect, type SlashCommand } from '../src/discord/interactions/command.ts';
import { update, whisper } from '../src/discord/interactions/reply.ts';
import { componentsOf, pageOf } from '../src/discord/shared/page.ts';
import { heldPaper, paperOption, resolveOnePaper } from '../src/discord/shared/paper-option.ts';
import { savePaper, toggleSave } from '../src/library/save.ts';
import { pickSaves, saveButton, turnLibrary } from '../src/view/component-ids.ts';
import { saveMessage } from '../src/view/library.ts';
import { message } from '../src/view/message.ts';
import { listState } from '../src/view/paper-list.ts';
import { exportLibrary } from './library/export.ts';
import { listPage } from './library/list.ts';
import { pick } from './library/pick.ts';
import { completeSaved, removeSaved } from './library/remove.ts';

export default {
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('library')
    .setDescription('The papers you have saved (only you can see them)')
    .addSubcommand((subcommand) =>
      subcommand.setName('save').setDescription('Save a paper').addStringOption(paperOption),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('Your saved papers, newest first')
        .addStringOption((option) =>
          option
            .setName('filter')
            .setDescription('Only papers with these words in title, abstract or authors')
            .setMaxLength(100),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('remove')
        .setDescription('Remove a paper from your library')
        .addStringOption((option) => paperOption(option).setDescription('One of your saved papers')),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('export')
        .setDescription('Your saved papers as a file')
        .addStringOption((option) =>
          option
            .setName('format')
            .setDescription("Which program it's for")
            .setRequired(true)
            .setChoices(
              { name: 'BibTeX, for LaTeX', value: 'bibtex' },
              { name: 'CSV, for spreadsheets', value: 'csv' },
              { name: 'Markdown, for notes', value: 'markdown' },
              { name: 'RIS, for EndNote, Mendeley and others', value: 'ris' },
              { name: 'CSL-JSON, for Zotero and Pandoc', value: 'csl' },
            ),
        ),
    ),

  autocomplete: {
    paper: completeSaved,
  },

  subcommands: {
    async save({ interaction, services }) {
      const paper = await resolveOnePaper(services, interaction.options.getString('paper', true));
      return whisper(message(saveMessage(paper, await savePaper(services, interaction.user.id, paper))));
    },
    async list({ interaction, services }) {
      const filter = interaction.options.getString('filter')?.trim() ?? '';
      return whisper(message(await listPage(services, interaction.user.id, filter, 0)));
    },
    remove: removeSaved,
    export: exportLibrary,
  },

  components: [
    onPress(saveButton, async ({ interaction, services, args: [key, where] }) => {
      const paper = heldPaper(services, key);
      const body = message(saveMessage(paper, await toggleSave(services, interaction.user.id, paper)));
      return where === 'here' ? update(body) : whisper(body);
    }),
    onPress(turnLibrary, async ({ interaction, services, args }) => {
      const filter = listState(turnLibrary, componentsOf(interaction));
      return update(message(await listPage(services, interaction.user.id, filter, pageOf(args))));
    }),
    onSelect(pickSaves, pick),
  ],
} satisfies SlashCommand;
