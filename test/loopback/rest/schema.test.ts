import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ComponentType,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { walkComponents } from '../../../src/loopback/wire/component.ts';
import type { Message } from '../../../src/loopback/wire/message.ts';
import { startTestBot } from '../../support/bot.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';
import { createSchemaCheck } from './openapi.ts';

const file = sharedFile('data/discord-openapi.json');

const commands = [
  new SlashCommandBuilder()
    .setName('search')
    .setDescription('Search the papers')
    .addStringOption((option) => option.setName('query').setDescription('Words').setAutocomplete(true)),
];

function list() {
  const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('page:2').setLabel('Next').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setURL('https://arxiv.org').setLabel('arXiv').setStyle(ButtonStyle.Link),
  );
  const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder().setCustomId('open').addOptions({ label: 'A paper', value: '1' }),
  );
  const section = new SectionBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder({ content: '**A paper**' }))
    .setButtonAccessory(
      new ButtonBuilder().setCustomId('vote').setLabel('Vote').setStyle(ButtonStyle.Secondary),
    );
  return new ContainerBuilder()
    .setAccentColor(0x1234)
    .addSectionComponents(section)
    .addSeparatorComponents(new SeparatorBuilder())
    .addActionRowComponents(select)
    .addActionRowComponents(buttons);
}

function modal() {
  const input = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Short);
  return new ModalBuilder()
    .setCustomId('note')
    .setTitle('A note')
    .addLabelComponents(new LabelBuilder().setLabel('Note').setTextInputComponent(input));
}

/** Answers everything the people below do. */
function answerAll(client: Client): void {
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'a', value: 'b' }]);
    if (interaction.isChatInputCommand()) {
      await interaction.deferReply({ withResponse: true });
      await interaction.editReply({ components: [list()], flags: MessageFlags.IsComponentsV2 });
      await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
      await interaction.fetchReply();
    }
    if (interaction.isButton()) await interaction.showModal(modal());
    if (interaction.isStringSelectMenu())
      await interaction.reply({ content: interaction.values.join(), withResponse: true });
    if (interaction.isModalSubmit()) {
      await interaction.deferUpdate();
      await interaction.deleteReply();
    }
  });
}

async function actAll(discord: LoopbackDiscord): Promise<void> {
  const at = { as: 'ada', channel: 'papers' } as const;
  await discord.autocomplete({ ...at, name: 'search', options: { query: 'a' }, focused: 'query' });
  const asked = await discord.command({ ...at, name: 'search' });
  const message = await asked.finished();
  await expect.poll(() => asked.followups.length).toBe(1);
  const chosen = await discord.choose({ as: 'ada', message, customId: 'open', values: ['1'] });
  expect((await chosen.finished()).content).toBe('1');
  const pressed = await discord.press({ as: 'ada', message, customId: 'page:2' });
  const sent = await discord.submitModal({ as: 'ada', interaction: pressed, values: { note: 'hello' } });
  await sent.answer;
  await expect.poll(() => discord.message(message.id)).toBeUndefined();
}

async function askAll(client: Client<true>, discord: LoopbackDiscord): Promise<void> {
  await client.application.commands.set(commands);
  await client.application.commands.fetch();
  await client.application.fetch();
  await client.user.fetch();
  const guildId = discord.world.guild('Reading Group').id;
  const guild = await client.guilds.fetch(guildId);
  await guild.channels.fetch();
  await guild.roles.fetch();
  await guild.members.fetchMe();
  await guild.members.fetch(discord.world.person('ada').id);
  await client.guilds.fetch();
  const papers = await client.channels.fetch(discord.world.channel('papers').id);
  const news = await client.channels.fetch(discord.world.channel('announcements').id);
  const forum = await client.channels.fetch(discord.world.channel('reading-list').id);
  if (!papers?.isTextBased() || !papers.isSendable() || !news?.isSendable())
    throw new Error('no text channel');
  const file = new AttachmentBuilder(Buffer.from('@article{}'), { name: 'papers.bib' });
  const first = await papers.send({ content: 'one', files: [file], nonce: '1', enforceNonce: true });
  await first.edit({ content: 'two', embeds: [{ title: 'T', fields: [{ name: 'a', value: 'b' }] }] });
  await first.pin();
  await papers.messages.fetchPins();
  await first.unpin();
  await papers.messages.fetch({ limit: 10 });
  await papers.messages.fetch(first.id);
  await papers.send({
    flags: MessageFlags.IsComponentsV2,
    files: [file],
    components: [
      { type: ComponentType.File, file: { url: 'attachment://papers.bib' } },
      { type: ComponentType.MediaGallery, items: [{ media: { url: 'https://arxiv.org/a.png' } }] },
    ],
  });
  await (await news.send('news')).crosspost();
  const thread = await first.startThread({ name: 'talk' });
  await thread.send('in the thread');
  if (forum === null || !('availableTags' in forum)) throw new Error('no forum');
  await forum.threads.create({
    name: 'a post',
    autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
    appliedTags: forum.availableTags.slice(0, 1).map(({ id }) => id),
    message: { components: [list()], flags: MessageFlags.IsComponentsV2 },
  });
  const ada = await client.users.fetch(discord.world.person('ada').id);
  await ada.send('hello');
  await papers.sendTyping();
  await first.delete();
}

describe.skipIf(file === undefined)(
  `Discord's own schema ${file === undefined ? WITHOUT_SHARED : ''}`,
  () => {
    it('fits discord.js’s requests and the loopback’s responses', async () => {
      const discord = await startLoopback();
      const client = await connectClient(discord);
      answerAll(client);
      await askAll(client, discord);
      await actAll(discord);
      const differences = createSchemaCheck(file ?? '');
      const requests = discord.requests.all();
      expect(requests.length).toBeGreaterThan(30);
      expect(requests.filter(({ status }) => status === undefined || status >= 400)).toEqual([]);
      expect(requests.flatMap(differences)).toEqual([]);
      expect(discord.requests.unknownRoutes).toEqual([]);
    });

    it('fits what the bot itself sends, and wherever its buttons and selects lead', {
      timeout: 60_000,
    }, async () => {
      const bot = await startTestBot();
      onTestFinished(() => bot.close());
      const { discord } = bot;
      for (const [name, options] of asked) {
        const answer = await discord.command({ as: 'ada', channel: 'papers', name, options });
        await useAll(discord, await answer.finished());
      }
      const differences = createSchemaCheck(file ?? '');
      const requests = discord.requests.all();
      expect(requests.filter(({ path }) => path.endsWith('/callback')).length).toBeGreaterThan(asked.length);
      expect(requests.filter(({ status }) => status === undefined || status >= 400)).toEqual([]);
      expect(requests.flatMap(differences)).toEqual([]);
      expect(discord.requests.unknownRoutes).toEqual([]);
    });
  },
);

const asked: readonly (readonly [string, Record<string, string>])[] = [
  ['search', { query: 'retrieval' }],
  ['paper', { paper: '2005.11401' }],
  ['similar', { paper: '2005.11401' }],
  ['ask', { question: 'What does retrieval help with?' }],
  ['status', {}],
];

/** Presses every button and picks the first option of every select. */
async function useAll(discord: LoopbackDiscord, message: Message): Promise<void> {
  const usable = walkComponents(message.components).flatMap(({ component }) =>
    component.custom_id === undefined || component.disabled ? [] : [component],
  );
  for (const { type, custom_id: customId = '', options } of usable) {
    const still = discord.message(message.id)?.components ?? [];
    if (
      !walkComponents(still).some(({ component }) => component.custom_id === customId && !component.disabled)
    )
      continue;
    const first = options?.[0]?.value;
    const used =
      type === 2
        ? await discord.press({ as: 'ada', message, customId })
        : await discord.choose({ as: 'ada', message, customId, values: first === undefined ? [] : [first] });
    expect((await used.answer).kind).not.toBe('failed');
  }
}
