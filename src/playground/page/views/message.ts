import {
  type APIAttachment,
  type APIEmbed,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { LoopbackDiscord } from '../../../loopback/driver.ts';
import type { Message } from '../../../loopback/wire/message.ts';
import type { EmbedView, FileView, MessageView } from '../protocol/message.ts';
import { authorColor, hexColor, personColor } from './color.ts';
import { type ComponentNeeds, viewBlocks } from './components.ts';
import { parseMarkdown } from './markdown.ts';
import { nameOf } from './scene.ts';

/** The name of the command that an interaction used ("search", "Find papers"); undefined if unknown. */
export type UsedCommand = (interactionId: string) => string | undefined;

/** A message as the page draws it: text parsed, placeholders for pictures, every field set. */
export function viewMessage(message: Message, needs: ComponentNeeds, used: UsedCommand): MessageView {
  const { author } = message;
  const by = message.interaction_metadata;
  const command = by?.type === InteractionType.ApplicationCommand ? used(by.id) : undefined;
  const content =
    message.type === MessageType.ChannelPinnedMessage
      ? `${nameOf(author)} pinned a message to this channel.`
      : message.content;
  return {
    id: message.id,
    channelId: message.channel_id,
    author: {
      id: author.id,
      name: nameOf(author),
      bot: author.bot ?? false,
      color: authorColor(author),
    },
    at: message.timestamp,
    edited: message.edited_timestamp !== null,
    pinned: message.pinned,
    published: (message.flags & MessageFlags.Crossposted) !== 0,
    private: (message.flags & MessageFlags.Ephemeral) !== 0,
    thinking: (message.flags & MessageFlags.Loading) !== 0,
    text: content === '' ? [] : needs.text(content),
    embeds: message.embeds.map((embed) => viewEmbed(embed, needs)),
    // Components V2 refer to the files that they show.
    files: (message.flags & MessageFlags.IsComponentsV2) === 0 ? message.attachments.map(viewFile) : [],
    blocks: viewBlocks(message.components, needs),
    ...(by !== undefined &&
      command !== undefined && {
        used: {
          id: by.id,
          by: nameOf(by.user),
          color: personColor(by.user.username),
          command: typed(command, message),
        },
      }),
  };
}

/** As people know it: slash commands with their slash. */
function typed(command: string, message: Message): string {
  return message.type === MessageType.ContextMenuCommand ? command : `/${command}`;
}

function viewFile({ id, filename, size }: APIAttachment): FileView {
  return { name: filename, size, path: `/api/file/${id}` };
}

function viewEmbed(embed: APIEmbed, needs: ComponentNeeds): EmbedView {
  const picture = embed.image ?? embed.thumbnail;
  return {
    fields: (embed.fields ?? []).map((field) => ({
      name: needs.text(field.name),
      value: needs.text(field.value),
      inline: field.inline ?? false,
    })),
    ...(embed.color === undefined ? {} : { color: hexColor(embed.color) }),
    ...(embed.author === undefined ? {} : { author: embed.author.name }),
    ...(embed.title === undefined ? {} : { title: needs.text(embed.title) }),
    ...(embed.url !== undefined && /^https?:\/\//i.test(embed.url) ? { url: embed.url } : {}),
    ...(embed.description === undefined ? {} : { description: needs.text(embed.description) }),
    ...(embed.footer === undefined ? {} : { footer: embed.footer.text }),
    ...(picture === undefined ? {} : { image: { type: 'image', alt: '', spoiler: false } }),
  };
}

/** How text and selects look up names in this world. */
export function namesOf(loopback: LoopbackDiscord): ComponentNeeds {
  const { world } = loopback;
  const guilds = () => [...world.guilds.values()];
  const roles = () =>
    guilds().flatMap((guild) => [...guild.roles.values()].filter(({ id }) => id !== guild.id));
  const names = {
    user: (id: string) => {
      const user = id === world.bot.id ? world.bot : world.people.get(id)?.user;
      return user && nameOf(user);
    },
    role: (id: string) => roles().find((role) => role.id === id)?.name,
    channel: (id: string) => world.channels.get(id)?.name,
  };
  return {
    text: (markdown) => parseMarkdown(markdown, names),
    people: () => [...world.people.values()].map(({ user }) => ({ id: user.id, name: nameOf(user) })),
    roles: () => roles().map(({ id, name }) => ({ id, name })),
    channels: () =>
      [...world.channels.values()].flatMap(({ id, name, type, guild_id }) =>
        guild_id === undefined || name === undefined ? [] : [{ id, name, type }],
      ),
  };
}
