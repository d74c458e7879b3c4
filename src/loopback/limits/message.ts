import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Component } from '../wire/component.ts';
import { walkComponents } from '../wire/component.ts';
import { checkUnique, topLevel } from './components.ts';
import { report } from './field-errors.ts';
import { optional, snowflake, text, webLink } from './fields.ts';

/** Beyond about this many UTF-8 bytes of text in one Components V2 message, Discord answers 500. */
const textBytesLimit = 10_000;

const embed = z.looseObject({
  title: optional(text(0, 256)),
  type: optional(z.string()),
  description: optional(text(0, 4096)),
  url: optional(webLink),
  timestamp: optional(z.string()),
  color: optional(z.int().min(0).max(0xffffff)),
  footer: optional(z.looseObject({ text: text(1, 2048), icon_url: optional(z.string().max(2048)) })),
  image: optional(z.looseObject({ url: z.string().max(2048) })),
  thumbnail: optional(z.looseObject({ url: z.string().max(2048) })),
  author: optional(
    z.looseObject({ name: text(1, 256), url: optional(webLink), icon_url: optional(z.string().max(2048)) }),
  ),
  fields: optional(
    z
      .array(z.looseObject({ name: text(1, 256), value: text(1, 1024), inline: optional(z.boolean()) }))
      .max(25),
  ),
});

const allowedMentions = z
  .looseObject({
    parse: optional(z.array(z.enum(['roles', 'users', 'everyone'])).max(3)),
    roles: optional(z.array(snowflake).max(100)),
    users: optional(z.array(snowflake).max(100)),
    replied_user: optional(z.boolean()),
  })
  .superRefine(({ parse, roles, users }, ctx) => {
    for (const [name, ids] of [
      ['roles', roles],
      ['users', users],
    ] as const) {
      if (parse?.includes(name) && ids !== undefined && ids.length > 0)
        report(
          ctx,
          ['parse'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`,
        );
    }
  });

const attachment = z.looseObject({
  id: z.union([z.string(), z.int()]),
  filename: optional(z.string().max(1024)),
  description: optional(text(0, 1024)),
});

/** The body of any request that writes or edits a message. */
const messageBody = z.looseObject({
  content: z.string().max(2000).nullish(),
  embeds: z.array(embed).max(10).nullish(),
  components: z.array(topLevel).nullish(),
  flags: optional(z.int()),
  allowed_mentions: optional(allowedMentions),
  attachments: z.array(attachment).max(10).nullish(),
  nonce: optional(z.union([z.string().max(25), z.int()])),
  enforce_nonce: optional(z.boolean()),
  tts: optional(z.boolean()),
  message_reference: optional(
    z.looseObject({
      type: optional(z.int()),
      message_id: optional(snowflake),
      channel_id: optional(snowflake),
      guild_id: optional(snowflake),
      fail_if_not_exists: optional(z.boolean()),
    }),
  ),
  sticker_ids: optional(z.array(snowflake).max(3)),
  poll: optional(z.looseObject({})),
});

export type MessageBody = z.infer<typeof messageBody>;

/** The rules between a message's fields. `isV2` is for edits of messages that already have the flag. */
export function messageSchema(isV2 = false) {
  return messageBody.superRefine((body, ctx) => {
    const v2 = isV2 || ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
    const components = body.components ?? [];
    if (v2) checkV2(body, components, ctx);
    else checkLegacy(components, ctx);
    checkUnique(components, ctx);
    if (embedLength(body.embeds ?? []) > 6000)
      report(ctx, ['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  });
}

function checkV2(
  body: MessageBody,
  components: readonly Component[],
  ctx: Parameters<typeof report>[0],
): void {
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const value = body[field];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      continue;
    const sentence = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    report(ctx, [field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', sentence);
  }
  const all = walkComponents(components).map(({ component }) => component);
  if (all.length > 40)
    report(
      ctx,
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components exceeds 40 (${all.length})`,
    );
  const shown = all.reduce(
    (sum, { type, content }) => sum + (type === ComponentType.TextDisplay ? (content?.length ?? 0) : 0),
    0,
  );
  if (shown > 4000)
    report(
      ctx,
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total displayable text size exceeds 4000 characters (${shown})`,
    );
  const bytes = textBytes(all);
  if (bytes > textBytesLimit)
    report(
      ctx,
      ['components'],
      'LOOPBACK_TEXT_BYTES',
      `${bytes} UTF-8 bytes of text, above about ${textBytesLimit} Discord answers HTTP 500`,
    );
}

function checkLegacy(components: readonly Component[], ctx: Parameters<typeof report>[0]): void {
  for (const [index, { type }] of components.entries()) {
    if (type !== ComponentType.ActionRow)
      report(
        ctx,
        ['components', index, 'type'],
        'UNION_TYPE_CHOICES',
        'Value of field "type" must be one of (1,).',
      );
  }
  if (components.length > 5)
    report(ctx, ['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
}

function textBytes(components: readonly Component[]): number {
  const texts = components.flatMap(({ content, label, placeholder, description, options }) => [
    content,
    label,
    placeholder,
    description,
    ...(options ?? []).flatMap((option) => [option.label, option.description]),
  ]);
  return texts.reduce((sum, one) => sum + Buffer.byteLength(one ?? ''), 0);
}

function embedLength(embeds: NonNullable<MessageBody['embeds']>): number {
  const texts = embeds.flatMap(({ title, description, footer, author, fields }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  return texts.reduce((sum, one) => sum + (one?.length ?? 0), 0);
}
