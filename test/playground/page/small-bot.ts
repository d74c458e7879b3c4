import { once } from 'node:events';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
} from 'discord.js';

/** Emitted on the client to end a `/ponder`. */
export const ENOUGH = 'enough';

const FRUIT = ['apple', 'apricot', 'banana'];

const commands = [
  new SlashCommandBuilder()
    .setName('list')
    .setDescription('A list with pages')
    .addStringOption((option) =>
      option.setName('words').setDescription('What to list').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('order')
        .setDescription('What comes first')
        .addChoices({ name: 'Newest first', value: 'new' }),
    )
    .addStringOption((option) => option.setName('after').setDescription('Since when').setMaxLength(4))
    .addBooleanOption((option) => option.setName('private').setDescription('Only for you')),
  new SlashCommandBuilder().setName('slow').setDescription('Thinks first'),
  new SlashCommandBuilder().setName('ponder').setDescription('Thinks until it is told to stop'),
  new SlashCommandBuilder().setName('silent').setDescription('Never answers'),
  new SlashCommandBuilder().setName('bad').setDescription('Sends what Discord refuses'),
  new SlashCommandBuilder()
    .setName('digest')
    .setDescription('Digests')
    .addSubcommand((sub) =>
      sub
        .setName('set')
        .setDescription('Sets a digest')
        .addChannelOption((option) => option.setName('channel').setDescription('Where').setRequired(true)),
    ),
  new ContextMenuCommandBuilder().setName('Find papers').setType(ApplicationCommandType.Message),
];

/** A real client with a few commands that answer in every way the page has to draw. */
export async function startSmallBot(apiUrl: string, token: string): Promise<Client<true>> {
  const client = new Client({ intents: [], rest: { api: apiUrl } });
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  client.on('interactionCreate', (interaction) => {
    answer(interaction).catch(() => undefined);
  });
  await client.login(token);
  const connected = await ready;
  await connected.application.commands.set(commands);
  return connected;
}

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    if (typed === 'late') await new Promise((resolve) => setTimeout(resolve, 500));
    const found = typed === 'late' ? FRUIT : FRUIT.filter((fruit) => fruit.startsWith(typed));
    return interaction.respond(found.map((name) => ({ name: `${name} (fruit)`, value: name })));
  }
  if (interaction.isButton()) return interaction.update(listPage(interaction.customId.split(':')));
  if (interaction.isStringSelectMenu()) {
    return interaction.reply({
      content: `You opened **${interaction.values[0]}**.`,
      flags: MessageFlags.Ephemeral,
    });
  }
  if (interaction.isModalSubmit()) {
    return interaction.reply({ content: `Noted: ${interaction.fields.getTextInputValue('note')}` });
  }
  if (interaction.isMessageContextMenuCommand()) return interaction.showModal(noteModal());
  if (!interaction.isChatInputCommand()) return undefined;
  switch (interaction.commandName) {
    case 'list': {
      const words = interaction.options.getString('words', true);
      const { components } = listPage(['page', '1', words]);
      const hidden = interaction.options.getBoolean('private') === true;
      return interaction.reply({
        components,
        flags: hidden ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] : [MessageFlags.IsComponentsV2],
      });
    }
    case 'slow':
      await interaction.deferReply();
      await new Promise((resolve) => setTimeout(resolve, 600));
      return interaction.editReply('Thought of it.');
    case 'ponder':
      await interaction.deferReply();
      await once(interaction.client, ENOUGH);
      return interaction.editReply('Thought enough.');
    case 'bad':
      return interaction.reply({ content: 'x'.repeat(2001) });
    case 'digest':
      return interaction.reply(`Set in <#${interaction.options.getChannel('channel', true).id}>.`);
    default:
      return undefined;
  }
}

function listPage([, number = '1', words = '']: string[]) {
  const page = Number(number);
  const select = new StringSelectMenuBuilder()
    .setCustomId('open')
    .setPlaceholder('Read one of these')
    .addOptions(
      { label: 'First paper', value: 'first', description: 'by Ada' },
      { label: 'Second paper', value: 'second' },
    );
  const next = new ButtonBuilder()
    .setCustomId(`page:${page + 1}:${words}`)
    .setLabel('Next')
    .setStyle(ButtonStyle.Primary);
  const link = new ButtonBuilder().setURL('https://arxiv.org/').setLabel('arXiv').setStyle(ButtonStyle.Link);
  const container = new ContainerBuilder()
    .setAccentColor(0x5865f2)
    .addTextDisplayComponents(
      new TextDisplayBuilder().setContent(`## Page ${page} of ${words}\n**<b>not markup</b>**`),
    )
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent('A section'))
        .setThumbnailAccessory(
          new ThumbnailBuilder().setURL('https://example.org/x.png').setDescription('A figure'),
        ),
    )
    .addActionRowComponents(new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select))
    .addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(next, link));
  return { components: [container] };
}

function noteModal(): ModalBuilder {
  const input = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Short);
  return new ModalBuilder()
    .setCustomId('note')
    .setTitle('A note')
    .addLabelComponents(new LabelBuilder().setLabel('What to note').setTextInputComponent(input));
}
