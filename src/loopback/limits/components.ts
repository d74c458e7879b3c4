import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { type Component, walkComponents } from '../wire/component.ts';
import { report } from './field-errors.ts';
import { customId, emoji, link, media, optional, snowflake, text } from './fields.ts';

/** https://discord.com/developers/docs/components/reference */
const id = optional(z.int().min(0).max(2_147_483_647));

const button = z
  .looseObject({
    type: z.literal(ComponentType.Button),
    id,
    style: z.int().min(1).max(6),
    label: optional(text(0, 80)),
    emoji: optional(emoji),
    custom_id: optional(customId),
    url: optional(link(['http', 'https', 'discord'], 512)),
    disabled: optional(z.boolean()),
    sku_id: optional(snowflake),
  })
  .superRefine(({ style, label, emoji: picture, custom_id, url }, ctx) => {
    if (style === ButtonStyle.Premium) return;
    if (style === ButtonStyle.Link && url === undefined)
      report(ctx, ['url'], 'BASE_TYPE_REQUIRED', 'A url is required');
    if (style === ButtonStyle.Link && custom_id !== undefined)
      report(
        ctx,
        ['custom_id'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    if (style !== ButtonStyle.Link && custom_id === undefined)
      report(ctx, ['custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
    if (style !== ButtonStyle.Link && url !== undefined)
      report(
        ctx,
        ['url'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    if (!label && picture === undefined)
      report(ctx, [], 'BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or an emoji');
  });

const selectBase = {
  id,
  custom_id: customId,
  placeholder: optional(text(0, 150)),
  min_values: optional(z.int().min(0).max(25)),
  max_values: optional(z.int().min(1).max(25)),
  disabled: optional(z.boolean()),
  required: optional(z.boolean()),
};

const selectOption = z.looseObject({
  label: text(1, 100),
  value: text(1, 100),
  description: optional(text(0, 100)),
  emoji: optional(emoji),
  default: optional(z.boolean()),
});

export const stringSelect = z
  .looseObject({
    type: z.literal(ComponentType.StringSelect),
    ...selectBase,
    options: z.array(selectOption).min(1).max(25),
  })
  .superRefine(({ options, min_values, max_values }, ctx) => {
    const seen = new Set<string>();
    for (const [index, { value }] of options.entries()) {
      if (seen.has(value))
        report(
          ctx,
          ['options', index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      seen.add(value);
    }
    if ((max_values ?? 1) > options.length)
      report(ctx, ['options'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${max_values} and 25 in length.`);
    if ((min_values ?? 1) > (max_values ?? 1))
      report(ctx, ['min_values'], 'SELECT_COMPONENT_MIN_VALUES', 'min_values must not be above max_values');
    if (options.filter((option) => option.default).length > (max_values ?? 1))
      report(
        ctx,
        ['options'],
        'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
        'More default options than max_values',
      );
  });

const autoSelect = <T extends ComponentType.UserSelect | ComponentType.RoleSelect>(type: T) =>
  z.looseObject({
    type: z.literal(type),
    ...selectBase,
    default_values: optional(z.array(z.looseObject({ id: snowflake, type: z.string() })).max(25)),
  });

export const userSelect = autoSelect(ComponentType.UserSelect);
export const roleSelect = autoSelect(ComponentType.RoleSelect);
export const mentionableSelect = z.looseObject({
  type: z.literal(ComponentType.MentionableSelect),
  ...selectBase,
  default_values: optional(z.array(z.looseObject({ id: snowflake, type: z.string() })).max(25)),
});
export const channelSelect = z.looseObject({
  type: z.literal(ComponentType.ChannelSelect),
  ...selectBase,
  channel_types: optional(z.array(z.int())),
  default_values: optional(z.array(z.looseObject({ id: snowflake, type: z.string() })).max(25)),
});

export const textDisplay = z.looseObject({
  type: z.literal(ComponentType.TextDisplay),
  id,
  content: text(1, 4000),
});

const actionRow = z
  .looseObject({
    type: z.literal(ComponentType.ActionRow),
    id,
    components: z
      .array(
        z.discriminatedUnion('type', [
          button,
          stringSelect,
          userSelect,
          roleSelect,
          mentionableSelect,
          channelSelect,
        ]),
      )
      .min(1),
  })
  .superRefine(({ components }, ctx) => {
    const selects = components.filter(({ type }) => type !== ComponentType.Button).length;
    if (components.length > 5 || (selects > 0 && components.length > 1))
      report(
        ctx,
        ['components'],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
  });

const thumbnail = z.looseObject({
  type: z.literal(ComponentType.Thumbnail),
  id,
  media,
  description: optional(text(1, 1024)),
  spoiler: optional(z.boolean()),
});

const section = z.looseObject({
  type: z.literal(ComponentType.Section),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});

const gallery = z.looseObject({
  type: z.literal(ComponentType.MediaGallery),
  id,
  items: z
    .array(z.looseObject({ media, description: optional(text(1, 1024)), spoiler: optional(z.boolean()) }))
    .min(1)
    .max(10),
});

const file = z.looseObject({
  type: z.literal(ComponentType.File),
  id,
  file: z.looseObject({ url: link(['attachment'], 2048) }),
  spoiler: optional(z.boolean()),
});

const separator = z.looseObject({
  type: z.literal(ComponentType.Separator),
  id,
  divider: optional(z.boolean()),
  spacing: optional(z.int().min(1).max(2)),
});

const inContainer = [actionRow, section, textDisplay, gallery, file, separator] as const;

const container = z.looseObject({
  type: z.literal(ComponentType.Container),
  id,
  components: z.array(z.discriminatedUnion('type', inContainer)).min(1),
  accent_color: optional(z.int().min(0).max(0xffffff)),
  spoiler: optional(z.boolean()),
});

/** Any component allowed at the top level of a message. */
export const topLevel = z.discriminatedUnion('type', [...inContainer, container]);

/** A `custom_id` or numeric id may occur only once per message or modal. */
export function checkUnique(components: readonly Component[], ctx: Parameters<typeof report>[0]): void {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  for (const { component, path } of walkComponents(components)) {
    if (component.custom_id !== undefined && customIds.has(component.custom_id))
      report(
        ctx,
        [...path, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    if (component.id && ids.has(component.id))
      report(ctx, [...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    if (component.custom_id !== undefined) customIds.add(component.custom_id);
    if (component.id) ids.add(component.id);
  }
}
