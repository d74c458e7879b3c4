import { invalidField } from './errors.ts';
import type { Attachment, Component, Embed } from './wire.ts';

/** Numbers the components and turns `attachment://name` into addresses, as Discord answers them. */
export function placeComponents(
  components: readonly Component[],
  attachments: readonly Attachment[],
): Component[] {
  let last = 0;
  const place = (component: Component): Component => {
    last += 1;
    return {
      ...component,
      id: component.id || last,
      ...(component.components === undefined ? {} : { components: component.components.map(place) }),
      ...(component.accessory === undefined ? {} : { accessory: place(component.accessory) }),
      ...(component.media === undefined ? {} : { media: placeMedia(component.media, attachments) }),
      ...(component.file === undefined ? {} : { file: placeMedia(component.file, attachments) }),
      ...(component.items === undefined
        ? {}
        : {
            items: component.items.map((item) => ({ ...item, media: placeMedia(item.media, attachments) })),
          }),
    };
  };
  return components.map(place);
}

export function placeEmbeds(embeds: readonly Embed[], attachments: readonly Attachment[]): Embed[] {
  return embeds.map((embed) => ({
    ...embed,
    type: 'rich',
    ...(embed.image === undefined ? {} : { image: placeMedia(embed.image, attachments) }),
    ...(embed.thumbnail === undefined ? {} : { thumbnail: placeMedia(embed.thumbnail, attachments) }),
  }));
}

function placeMedia(media: { url: string }, attachments: readonly Attachment[]): { url: string } {
  if (!media.url.startsWith('attachment://')) return media;
  const name = media.url.slice('attachment://'.length);
  const found = attachments.find(({ filename }) => filename === name);
  if (found === undefined)
    throw invalidField(
      'components',
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      `The referenced attachment "${name}" was not found`,
    );
  return { ...media, url: found.url };
}
