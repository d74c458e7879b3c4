import { type APIAttachment, type APIEmbed, ComponentType, EmbedType } from 'discord-api-types/v10';
import type { MessageBody } from '../limits/message.ts';
import type { Component, Media } from '../wire/component.ts';
import { walkComponents } from '../wire/component.ts';
import { invalidField } from '../wire/discord-error.ts';

/** Discord's defaults for a component's absent fields. */
const defaults: Readonly<Record<number, Partial<Component>>> = {
  [ComponentType.StringSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.UserSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.RoleSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.MentionableSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.ChannelSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
  [ComponentType.File]: { spoiler: false },
  [ComponentType.Separator]: { divider: true, spacing: 1 },
  [ComponentType.Container]: { accent_color: null, spoiler: false },
};

/**
 * Completes components the way Discord returns them: numbered, with defaults, and with `attachment://name` turned into
 * addresses.
 */
export function placeComponents(
  components: readonly Component[],
  attachments: readonly APIAttachment[],
): Component[] {
  const taken = new Set(walkComponents(components).map(({ component }) => component.id));
  let last = 0;
  const nextId = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const place = (component: Component): Component => {
    const { id, components: inner, accessory, media, file, items } = component;
    return {
      ...defaults[component.type],
      ...known(component),
      id: id || nextId(),
      ...(inner === undefined ? {} : { components: inner.map(place) }),
      ...(accessory === undefined ? {} : { accessory: place(accessory) }),
      ...(media === undefined ? {} : { media: placeMedia(media, attachments) }),
      ...(file === undefined ? {} : placeFile(file, attachments)),
      ...(items === undefined ? {} : { items: items.map((item) => placeItem(item, attachments)) }),
    };
  };
  return components.map(place);
}

export function placeEmbeds(
  embeds: NonNullable<MessageBody['embeds']>,
  attachments: readonly APIAttachment[],
): APIEmbed[] {
  return embeds.map((given) => {
    // Undefined fields aren't sent.
    const embed: APIEmbed = JSON.parse(JSON.stringify(given));
    const { image, thumbnail, fields } = embed;
    return {
      ...embed,
      type: EmbedType.Rich,
      ...(image === undefined ? {} : { image: placeMedia(image, attachments) }),
      ...(thumbnail === undefined ? {} : { thumbnail: placeMedia(thumbnail, attachments) }),
      ...(fields === undefined
        ? {}
        : { fields: fields.map((field) => ({ ...field, inline: field.inline ?? false })) }),
    };
  });
}

/** Drops undefined fields, so that they don't hide a default. */
function known(component: Component): Component {
  return JSON.parse(JSON.stringify(component));
}

function placeItem(
  item: NonNullable<Component['items']>[number],
  attachments: readonly APIAttachment[],
): NonNullable<Component['items']>[number] {
  return {
    media: placeMedia(item.media, attachments),
    description: item.description ?? null,
    spoiler: item.spoiler ?? false,
  };
}

function placeFile(file: Media, attachments: readonly APIAttachment[]): Partial<Component> {
  const { filename, size } = uploaded(file.url, attachments);
  return { file: placeMedia(file, attachments), name: filename, size };
}

function placeMedia<M extends Media>(media: M, attachments: readonly APIAttachment[]) {
  if (!media.url.startsWith('attachment://')) return { ...media, id: '0', proxy_url: media.url };
  const { id, url } = uploaded(media.url, attachments);
  return { ...media, id, url, proxy_url: url };
}

function uploaded(url: string, attachments: readonly APIAttachment[]): APIAttachment {
  const name = url.slice('attachment://'.length);
  const found = attachments.find(({ filename }) => filename === name);
  if (found !== undefined) return found;
  throw invalidField(
    'components',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    `The referenced attachment "${name}" was not found`,
  );
}
