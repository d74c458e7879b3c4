import { z } from 'zod';
import { report } from './field-errors.ts';

/**
 * Text of `min` to `max` characters. Counted in UTF-16 units, like JavaScript: never fewer than the code points Discord
 * counts, so what passes here passes there.
 */
export function text(min: number, max: number) {
  return z.string().min(min).max(max);
}

/** A field that may be absent or null. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

export const snowflake = z.string().regex(/^\d{1,20}$/);

export const customId = text(1, 100);

export const emoji = z.looseObject({
  id: optional(snowflake),
  name: z.string().max(32),
  animated: optional(z.boolean()),
});

/** An address with a scheme that Discord accepts in `field`. */
export function link(schemes: readonly string[], max: number) {
  return z
    .string()
    .max(max)
    .superRefine((value, ctx) => {
      const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : undefined;
      if (scheme === undefined) {
        report(ctx, [], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
      } else if (!schemes.includes(scheme)) {
        const allowed = schemes.map((one) => `'${one}'`).join(', ');
        const sentence = `Scheme "${scheme}" is not supported. Scheme must be one of (${allowed}).`;
        report(ctx, [], 'URL_TYPE_INVALID_SCHEME', sentence);
      }
    });
}

export const webLink = link(['http', 'https'], 2048);

/** A picture or file: on the web, or one of the message's own attachments. */
export const media = z.looseObject({ url: link(['http', 'https', 'attachment'], 2048) });

export const localizations = optional(z.record(z.string(), z.string()));
