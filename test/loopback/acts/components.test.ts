import {
  type BaseInteraction,
  ChannelSelectMenuBuilder,
  ChannelType,
  type Client,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import type { Message } from '../../../src/loopback/wire/message.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';

const row = (component: { toJSON(): unknown }) => ({ type: 1, components: [component.toJSON()] });

/** A bot that posts `components` for `/show` and passes every other interaction to `handle`. */
async function showing(
  components: unknown[],
  handle: (interaction: BaseInteraction, client: Client) => Promise<unknown>,
): Promise<{ discord: LoopbackDiscord; message: Message }> {
  const discord = await startLoopback();
  const client = await connectClient(discord);
  await client.application.commands.set([new SlashCommandBuilder().setName('show').setDescription('Show')]);
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return handle(interaction, client);
    await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body: { type: 4, data: { flags: MessageFlags.IsComponentsV2, components } },
      auth: false,
    });
    return undefined;
  });
  const asked = await discord.command({ as: 'ada', channel: 'papers', name: 'show' });
  return { discord, message: await asked.finished() };
}

describe('a select', () => {
  const select = new StringSelectMenuBuilder()
    .setCustomId('open')
    .setMaxValues(2)
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' }, { label: 'Three', value: '3' });

  it('sends the values picked, and no others', async () => {
    const { discord, message } = await showing([row(select)], async (interaction) => {
      if (interaction.isStringSelectMenu())
        await interaction.reply({ content: interaction.values.join('+'), flags: MessageFlags.Ephemeral });
    });
    const pick = (values: string[]) => discord.choose({ as: 'bela', message, customId: 'open', values });
    expect((await (await pick(['1', '3'])).finished()).content).toBe('1+3');
    await expect(pick(['4'])).rejects.toThrow('no option "4"');
    await expect(pick(['1', '2', '3'])).rejects.toThrow('takes 1 to 2 values');
    await expect(discord.press({ as: 'ada', message, customId: 'nope' })).rejects.toThrow('it has: open');
  });

  it('of people and channels resolves them', async () => {
    const people = new UserSelectMenuBuilder().setCustomId('who');
    const channels = new ChannelSelectMenuBuilder()
      .setCustomId('where')
      .setChannelTypes(ChannelType.GuildText);
    const { discord, message } = await showing([row(people), row(channels)], async (interaction) => {
      if (interaction.isUserSelectMenu())
        await interaction.reply(interaction.users.map(({ username }) => username).join());
      if (interaction.isChannelSelectMenu())
        await interaction.reply(
          interaction.channels.map((channel) => ('name' in channel ? channel.name : '')).join(),
        );
    });
    const who = await discord.choose({ as: 'ada', message, customId: 'who', values: ['chen'] });
    expect((await who.finished()).content).toBe('chen');
    const where = await discord.choose({ as: 'ada', message, customId: 'where', values: ['off-topic'] });
    expect((await where.finished()).content).toBe('off-topic');
  });
});

describe('a modal', () => {
  const button = { type: 1, components: [{ type: 2, style: 1, label: 'Note', custom_id: 'note' }] };
  const input = new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short).setMaxLength(20);
  const modal = new ModalBuilder()
    .setCustomId('note:1')
    .setTitle('A note')
    .addLabelComponents(new LabelBuilder().setLabel('Text').setTextInputComponent(input));

  it('opens from a button, and its values come back with the message the button is on', async () => {
    const { discord, message } = await showing([button], async (interaction) => {
      if (interaction.isButton()) await interaction.showModal(modal);
      if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        const text = interaction.fields.getTextInputValue('text');
        await interaction.update({ components: [{ type: 10, content: `${interaction.customId} ${text}` }] });
      }
    });
    const pressed = await discord.press({ as: 'ada', message, customId: 'note' });
    expect(await pressed.answer).toMatchObject({ kind: 'modal', modal: { title: 'A note' } });
    const send = (values: Record<string, string>, as = 'ada') =>
      discord.submitModal({ as, interaction: pressed, values });
    await expect(send({})).rejects.toThrow('"text" must be filled in');
    await expect(send({ text: 'x'.repeat(21) })).rejects.toThrow('0 to 20 characters');
    await expect(send({ other: 'x' })).rejects.toThrow('no field "other"');
    await expect(send({ text: 'x' }, 'bela')).rejects.toThrow('bela has no such modal open');
    const changed = await (await send({ text: 'read it' })).finished();
    expect(changed.id).toBe(message.id);
    expect(changed.components[0]?.content).toBe('note:1 read it');
  });
});

describe('an ephemeral answer', () => {
  it('can only be used by the person who sees it, and disappears when deleted', async () => {
    const again = { type: 1, components: [{ type: 2, style: 1, label: 'Close', custom_id: 'close' }] };
    const { discord, message } = await showing([again], async (interaction) => {
      if (!interaction.isButton()) return;
      if (interaction.message.flags.has(MessageFlags.Ephemeral)) {
        await interaction.deferUpdate();
        await interaction.deleteReply();
      } else {
        await interaction.reply({
          flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
          components: [again],
        });
      }
    });
    const first = await discord.press({ as: 'bela', message, customId: 'close' });
    const own = await first.finished();
    await expect(discord.press({ as: 'ada', message: own, customId: 'close' })).rejects.toThrow(
      'ada sees no such message',
    );
    await discord.press({ as: 'bela', message: own, customId: 'close' });
    await expect.poll(() => discord.message(own.id)).toBeUndefined();
    expect(discord.messages('papers', { as: 'bela' }).map(({ id }) => id)).toEqual([message.id]);
  });
});

describe('a server without the bot', () => {
  it('runs commands as installed by the person, if they allow it', async () => {
    const discord = await startLoopback();
    discord.world.addGuild({
      name: 'Elsewhere',
      bot: false,
      members: { ada: [] },
      channels: [{ name: 'hall' }],
    });
    const client = await connectClient(discord);
    const owners: unknown[] = [];
    client.on('interactionCreate', async (interaction) => {
      owners.push(interaction.authorizingIntegrationOwners);
      if (interaction.isChatInputCommand()) await interaction.reply('here too');
    });
    const command = new SlashCommandBuilder().setName('search').setDescription('Search');
    await client.application.commands.set([{ ...command.toJSON(), integration_types: [0] }]);
    const ask = () => discord.command({ as: 'ada', channel: 'hall', name: 'search' });
    await expect(ask()).rejects.toThrow('ada may not use "search" here');
    await client.application.commands.set([{ ...command.toJSON(), integration_types: [0, 1] }]);
    expect((await (await ask()).finished()).content).toBe('here too');
    expect(owners).toMatchObject([{ 1: discord.world.person('ada').id }]);
  });
});

describe('archived threads', () => {
  it('are listed apart from active ones until somebody writes again', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord);
    const papers = discord.world.channel('papers');
    const started = await client.rest.post(`/channels/${papers.id}/threads`, {
      body: { name: 'talk', type: 11 },
    });
    const { id } = Object(started);
    const listed = async () => {
      const active = Object(await client.rest.get(`/guilds/${papers.guild_id}/threads/active`)).threads
        .length;
      const archived = Object(await client.rest.get(`/channels/${papers.id}/threads/archived/public`)).threads
        .length;
      return { active, archived };
    };
    expect(await listed()).toEqual({ active: 1, archived: 0 });
    discord.world.archiveThread('talk');
    expect(await listed()).toEqual({ active: 0, archived: 1 });
    await client.rest.post(`/channels/${id}/messages`, { body: { content: 'again' } });
    expect(await listed()).toEqual({ active: 1, archived: 0 });
  });
});
