import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContextMenuCommandBuilder,
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connectClient, startLoopback } from '../../support/loopback.ts';

const search = new SlashCommandBuilder()
  .setName('search')
  .setDescription('Search the papers')
  .addStringOption((option) =>
    option.setName('query').setDescription('Words').setRequired(true).setAutocomplete(true),
  )
  .addChannelOption((option) => option.setName('where').setDescription('A channel'))
  .addUserOption((option) => option.setName('whom').setDescription('A person'));

function onInteraction(client: Client, handle: (interaction: Interaction) => Promise<unknown>): void {
  client.on('interactionCreate', (interaction) => void handle(interaction));
}

describe('a command on the loopback', () => {
  it('reaches a real client with its options, and its answer reaches the person', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([search]);
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      const where = options.getChannel('where')?.id;
      const whom = options.getUser('whom')?.username;
      await interaction.reply(`${options.getString('query')} ${where} ${whom}`);
    });
    const announcements = discord.world.channel('announcements');
    const asked = await discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: 'attention', where: 'announcements', whom: 'bela' },
    });
    const message = await asked.finished();
    expect(message.content).toBe(`attention ${announcements.id} bela`);
    expect(discord.messages('papers').map(({ id }) => id)).toEqual([message.id]);
    expect(asked.answeredAfterMs).toBeGreaterThan(0);
    expect(discord.requests.unknownRoutes).toEqual([]);
  });

  it('shows an ephemeral answer only to the person who asked', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([search]);
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral });
    });
    const asked = await discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: 'x' },
    });
    await asked.finished();
    expect(discord.messages('papers', { as: 'ada' }).map(({ content }) => content)).toEqual(['only you']);
    expect(discord.messages('papers', { as: 'bela' })).toEqual([]);
  });

  it('waits for the edit of a deferred answer, which stays as private as the deferral said', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([search]);
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('found');
      await interaction.followUp('and in public');
    });
    const asked = await discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: 'x' },
    });
    const answer = await asked.answer;
    expect(answer).toMatchObject({ kind: 'deferred', ephemeral: true });
    const message = await asked.finished();
    expect(message).toMatchObject({ content: 'found', flags: MessageFlags.Ephemeral });
    await expect
      .poll(() => discord.messages('papers').map(({ content }) => content))
      .toEqual(['and in public']);
  });

  it('offers choices while typing', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([search]);
    onInteraction(client, async (interaction) => {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused();
        await interaction.respond([{ name: `about ${typed}`, value: typed }]);
      }
    });
    const choices = await discord.autocomplete({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: 'att' },
      focused: 'query',
    });
    expect(choices).toEqual([{ name: 'about att', value: 'att' }]);
  });

  it('delivers a right-clicked message with its text', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([
      new ContextMenuCommandBuilder().setName('Find papers').setType(ApplicationCommandType.Message),
    ]);
    onInteraction(client, async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content);
    });
    const target = discord.say({ as: 'bela', channel: 'papers', content: 'see 1706.03762' });
    const asked = await discord.messageCommand({ as: 'ada', channel: 'papers', name: 'Find papers', target });
    expect((await asked.finished()).content).toBe('see 1706.03762');
  });

  it('works in private messages, with a user instead of a member', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([search]);
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply(`${interaction.guildId} ${interaction.member} ${interaction.user.username}`);
    });
    const channel = discord.world.dm('ada');
    const asked = await discord.command({ as: 'ada', channel, name: 'search', options: { query: 'x' } });
    expect((await asked.finished()).content).toBe('null null ada');
  });
});

describe('a component on the loopback', () => {
  it('updates its own message when pressed', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    await client.application.commands.set([search]);
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('page:2').setLabel('Next').setStyle(ButtonStyle.Primary),
    );
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'page 1', components: [row] });
      if (interaction.isButton()) await interaction.update({ content: interaction.customId });
    });
    const asked = await discord.command({
      as: 'ada',
      channel: 'papers',
      name: 'search',
      options: { query: 'x' },
    });
    const message = await asked.finished();
    const pressed = await discord.press({ as: 'bela', message, customId: 'page:2' });
    expect((await pressed.finished()).content).toBe('page:2');
    expect(discord.messages('papers')).toHaveLength(1);
  });
});
