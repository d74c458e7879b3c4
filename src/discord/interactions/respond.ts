import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type InteractionEditReplyOptions,
  type InteractionReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { MessageBody } from '../../view/message.ts';
import type { Reply } from './reply.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction;

export function isAnswerable(interaction: Interaction): interaction is Answerable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu()
  );
}

/** Sends a reply, whether or not the interaction has been deferred. */
export async function respond(interaction: Answerable, reply: Reply): Promise<void> {
  await sendReply(interaction, reply);
  if (reply.kind === 'update' && reply.aside !== undefined)
    await interaction.followUp(replyOptions({ kind: 'message', body: reply.aside, private: true }));
}

async function sendReply(interaction: Answerable, reply: Reply): Promise<void> {
  if (interaction.deferred || interaction.replied) return respondLate(interaction, reply);
  if (reply.kind === 'update') {
    if (!interaction.isMessageComponent())
      throw new Error('Only a component can replace the message it sits on.');
    await interaction.update(editOptions(reply.body));
    return;
  }
  await interaction.reply(replyOptions(reply));
}

async function respondLate(interaction: Answerable, reply: Reply): Promise<void> {
  if (reply.kind === 'update') {
    await interaction.editReply(editOptions(reply.body));
    return;
  }
  // Deferring a component creates no message, so the answer may still be public or private.
  if (interaction.isMessageComponent()) {
    await interaction.followUp(replyOptions(reply));
    return;
  }
  const deferredPrivately = interaction.ephemeral === true;
  if (deferredPrivately === reply.private) {
    await interaction.editReply(editOptions(reply.body));
    return;
  }
  // A deferral can't change its visibility, and a private answer must not appear in the channel.
  await interaction.deleteReply();
  await interaction.followUp(replyOptions(reply));
}

function replyOptions(reply: Extract<Reply, { kind: 'message' }>): InteractionReplyOptions {
  return {
    components: reply.body.components,
    allowedMentions: reply.body.allowedMentions,
    ...uploads(reply.body),
    flags: reply.private
      ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral]
      : [MessageFlags.IsComponentsV2],
  };
}

function editOptions(body: MessageBody): InteractionEditReplyOptions {
  const { components, allowedMentions, flags } = body;
  return { components, allowedMentions, flags, ...uploads(body) };
}

function uploads({ files = [] }: MessageBody): Pick<InteractionReplyOptions, 'files'> {
  if (files.length === 0) return {};
  return { files: files.map(({ name, text }) => ({ name, attachment: Buffer.from(text) })) };
}
