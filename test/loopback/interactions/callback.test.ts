import {
  ActionRowBuilder,
  type BaseInteraction,
  ButtonBuilder,
  type Client,
  DiscordAPIError,
  LabelBuilder,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, it } from 'vitest';
import { connectClient, startLoopback } from '../../support/loopback.ts';

const COMMAND = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask')
  .addStringOption((option) => option.setName('what').setDescription('What').setAutocomplete(true));
const MODAL = new ModalBuilder()
  .setCustomId('form')
  .setTitle('A form')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Text')
      .setTextInputComponent(new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short)),
  )
  .toJSON();
const BUTTON = new ActionRowBuilder<ButtonBuilder>()
  .addComponents(new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(1))
  .toJSON();
const ask = { as: 'ada', channel: 'papers', name: 'ask' } as const;

type Tried = readonly (readonly [type: number, data?: object])[];

/** A bot that answers interactions with these callbacks in turn; and what it was told about each. */
async function answering(tries: (interaction: BaseInteraction) => Tried) {
  const discord = await startLoopback();
  const client: Client<true> = await connectClient(discord);
  await client.application.commands.set([COMMAND]);
  const told: unknown[] = [];
  client.on('interactionCreate', async (interaction) => {
    for (const [type, data] of tries(interaction)) {
      told.push(
        await client.rest
          .post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
            query: new URLSearchParams({ with_response: 'true' }),
            body: { type, data },
            auth: false,
          })
          .catch((error: unknown) => (error instanceof DiscordAPIError ? error.message : error)),
      );
    }
  });
  return { discord, told };
}

const refusal = (...types: number[]) =>
  expect.stringContaining(`type[BASE_TYPE_CHOICES]: Value must be one of {${types.join(', ')}}.`);

it('a command is answered with a message, now or later, or with a form', async () => {
  const { discord, told } = await answering(() => [[6], [7], [8, { choices: [] }], [4, { content: 'Yes' }]]);
  const message = await (await discord.command(ask)).finished();
  expect(message.content).toBe('Yes');
  await expect.poll(() => told).toHaveLength(4);
  expect(told.slice(0, 3)).toEqual([refusal(4, 5, 9), refusal(4, 5, 9), refusal(4, 5, 9)]);
  expect(told[3]).toMatchObject({
    interaction: {
      type: 2,
      response_message_id: message.id,
      response_message_loading: false,
      response_message_ephemeral: false,
    },
    resource: { type: 4, message: { id: message.id, content: 'Yes' } },
  });
});

it('a deferral shows a loading message, ephemeral if it says so', async () => {
  const { discord, told } = await answering(() => [[5, { flags: 64 }]]);
  expect(await (await discord.command(ask)).answer).toMatchObject({ kind: 'deferred', ephemeral: true });
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    interaction: { response_message_loading: true, response_message_ephemeral: true },
  });
  expect(told[0]).not.toHaveProperty('resource');
});

it('a half-typed command can only be answered with choices', async () => {
  const { discord, told } = await answering(() => [
    [4, { content: 'No' }],
    [9, MODAL],
    [8, { choices: [{ name: 'Kites', value: 'k' }] }],
  ]);
  const choices = await discord.autocomplete({ ...ask, focused: 'what', options: { what: 'k' } });
  expect(choices).toEqual([{ name: 'Kites', value: 'k' }]);
  await expect.poll(() => told).toHaveLength(3);
  expect(told.slice(0, 2)).toEqual([refusal(8), refusal(8)]);
});

it('a button may change its message; so may a form that it opened, but no form of a command', async () => {
  const { discord, told } = await answering((interaction) => {
    if (interaction.isChatInputCommand())
      return [
        interaction.options.getString('what') === null
          ? [4, { content: 'Look', components: [BUTTON] }]
          : [9, MODAL],
      ];
    if (interaction.isButton())
      return [
        [8, { choices: [] }],
        [9, MODAL],
      ];
    const isFromMessage = interaction.isModalSubmit() && interaction.isFromMessage();
    return isFromMessage
      ? [
          [9, MODAL],
          [7, { content: 'Seen' }],
        ]
      : [[6], [9, MODAL], [4, { content: 'Heard' }]];
  });
  const values = { text: 'x' };
  const message = await (await discord.command(ask)).finished();
  const pressed = await discord.press({ as: 'ada', message, customId: 'press' });
  expect(await pressed.answer).toMatchObject({ kind: 'modal' });
  const sent = await discord.submitModal({ as: 'ada', interaction: pressed, values });
  expect(await sent.answer).toMatchObject({ kind: 'update', message: { id: message.id, content: 'Seen' } });
  const opened = await discord.command({ ...ask, options: { what: 'k' } });
  await opened.answer;
  const heard = await discord.submitModal({ as: 'ada', interaction: opened, values });
  expect((await heard.finished()).content).toBe('Heard');
  await expect.poll(() => told).toHaveLength(9);
  expect(told.filter((one) => typeof one === 'string')).toEqual([
    refusal(4, 5, 6, 7, 9),
    refusal(4, 5, 6, 7),
    refusal(4, 5),
    refusal(4, 5),
  ]);
});
