import type { Component, Media } from '../wire/component.ts';
import { walkComponents } from '../wire/component.ts';
import { invalidField } from '../wire/discord-error.ts';
import type { Attachment, Embed } from '../wire/message.ts';

/** What Discord fills in for a component's absent fields. */
const defaults: Readonly<Record<number, Partial<Component>>> = {
  3: { min_values: 1, max_values: 1 },
  5: { min_values: 1, max_values: 1 },
  6: { min_values: 1, max_values: 1 },
  7: { min_values: 1, max_values: 1 },
  8: { min_values: 1, max_values: 1 },
  11: { description: null, spoiler: false },
  13: { spoiler: false },
  14: { divider: true, spacing: 1 },
  17: { accent_color: null, spoiler: false },
};

/** Completes components as Discord answers them: numbered, with its defaults, `attachment://name` turned into addresses. */
export function placeComponents(
  components: readonly Component[],
  attachments: readonly Attachment[],
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

export function placeEmbeds(embeds: readonly Embed[], attachments: readonly Attachment[]): Embed[] {
  return embeds.map((embed) => ({
    ...known(embed),
    type: 'rich',
    ...(embed.image === undefined ? {} : { image: placeMedia(embed.image, attachments) }),
    ...(embed.thumbnail === undefined ? {} : { thumbnail: placeMedia(embed.thumbnail, attachments) }),
    ...(embed.fields === undefined
      ? {}
      : { fields: embed.fields.map((field) => ({ ...field, inline: field.inline ?? false })) }),
  }));
}

/** Without the fields that are undefined, so that they do not hide a default. */
function known<T extends object>(thing: T): T {
  const copy = { ...thing };
  for (const key of Object.keys(copy))
    if (Reflect.get(copy, key) === undefined) Reflect.deleteProperty(copy, key);
  return copy;
}

function placeItem(
  item: NonNullable<Component['items']>[number],
  attachments: readonly Attachment[],
): NonNullable<Component['items']>[number] {
  return {
    media: placeMedia(item.media, attachments),
    description: item.description ?? null,
    spoiler: item.spoiler ?? false,
  };
}

function placeFile(file: Media, attachments: readonly Attachment[]): Partial<Component> {
  const { filename, size } = uploaded(file.url, attachments);
  return { file: placeMedia(file, attachments), name: filename, size };
}

function placeMedia(media: Media, attachments: readonly Attachment[]): Media {
  if (!media.url.startsWith('attachment://')) return { ...media, id: '0', proxy_url: media.url };
  const { id, url } = uploaded(media.url, attachments);
  return { ...media, id, url, proxy_url: url };
}

function uploaded(url: string, attachments: readonly Attachment[]): Attachment {
  const name = url.slice('attachment://'.length);
  const found = attachments.find(({ filename }) => filename === name);
  if (found !== undefined) return found;
  throw invalidField(
    'components',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    `The referenced attachment "${name}" was not found`,
  );
}
