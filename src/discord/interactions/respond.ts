import {
  AttachmentBuilder,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  type InteractionReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Reply } from './command.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/**
 * Discord shows a failure when nothing came within 3 seconds. A deferral sent at half of that leaves the rest for a slow
 * network, and quick answers never flash "thinking…".
 */
export const DEFER_AFTER_MS = 1500;

/** Sends a reply, whatever has been sent for the interaction before: nothing, or a deferral. */
export async function respond(interaction: Answerable, reply: Reply): Promise<void> {
  if (interaction.deferred || interaction.replied) return respondLate(interaction, reply);
  if (reply.kind === 'modal') {
    if (interaction.isModalSubmit()) throw new Error('A form cannot be answered with another form.');
    await interaction.showModal(reply.modal);
    return;
  }
  if (reply.kind === 'update') {
    if (!canUpdate(interaction)) throw new Error('Only a component can replace the message it sits on.');
    await interaction.update(reply.body);
    return;
  }
  await interaction.reply(replyOptions(reply));
}

async function respondLate(interaction: Answerable, reply: Reply): Promise<void> {
  if (reply.kind === 'modal')
    throw new Error('A form came after the deferral; Discord takes it only as first answer.');
  if (reply.kind === 'update') {
    await interaction.editReply(editOptions(reply.body));
    return;
  }
  // A component was deferred without a message of its own, so its answer is free to be public or private.
  if (isOnMessage(interaction)) {
    await interaction.followUp(replyOptions(reply));
    return;
  }
  const deferredPrivately = interaction.ephemeral === true;
  if (deferredPrivately === reply.private) {
    await interaction.editReply({ ...editOptions(reply.body), ...attachments(reply) });
    return;
  }
  // The deferral cannot change sides; what is meant for one person must not stand in the channel.
  await interaction.deleteReply();
  await interaction.followUp(replyOptions(reply));
}

/** Tells Discord that the answer takes longer. */
export async function defer(interaction: Answerable, privately: boolean): Promise<void> {
  if (isOnMessage(interaction)) {
    await interaction.deferUpdate();
    return;
  }
  await interaction.deferReply(privately ? { flags: MessageFlags.Ephemeral } : {});
}

function isOnMessage(
  interaction: Answerable,
): interaction is ButtonInteraction | StringSelectMenuInteraction {
  return interaction.isMessageComponent();
}

function canUpdate(interaction: Answerable): interaction is ButtonInteraction | StringSelectMenuInteraction {
  return interaction.isMessageComponent();
}

type MessageReply = Extract<Reply, { kind: 'message' }>;

function replyOptions(reply: MessageReply): InteractionReplyOptions {
  return {
    components: reply.body.components,
    allowedMentions: reply.body.allowedMentions,
    flags: reply.private
      ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral]
      : [MessageFlags.IsComponentsV2],
    ...attachments(reply),
  };
}

function editOptions(body: MessageReply['body']): InteractionEditReplyOptions {
  return { components: body.components, allowedMentions: body.allowedMentions, flags: body.flags };
}

function attachments(reply: MessageReply): { files?: AttachmentBuilder[] } {
  return reply.files === undefined
    ? {}
    : { files: reply.files.map((file) => new AttachmentBuilder(file.content, { name: file.name })) };
}
