import type { z } from 'zod';
import type { ErrorTree } from '../wire/discord-error.ts';
import { autocompleteSchema, commandSchema, commandsSchema } from './command.ts';
import { errorTree, fieldErrors, sentences } from './field-errors.ts';
import { messageSchema } from './message.ts';
import { modalSchema } from './modal.ts';

const schemas = {
  message: messageSchema(),
  modal: modalSchema,
  autocomplete: autocompleteSchema,
  command: commandSchema,
  commands: commandsSchema,
};

/**
 * What Discord would reject in a finished payload, one sentence each; empty if it would be accepted. The payload is
 * what goes over the wire, after `toJSON()`.
 */
export function violations(payload: unknown, kind: keyof typeof schemas = 'message'): string[] {
  // Builders leave fields undefined and nest objects with toJSON: check what would really be sent.
  const sent: unknown = JSON.parse(JSON.stringify(payload ?? null));
  const schema: z.ZodType = schemas[kind];
  const checked = check(schema, sent);
  const broken = checked.ok ? [] : sentences(checked.errors);
  return kind === 'message' && checked.ok && isEmpty(sent) ? ['Cannot send an empty message'] : broken;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: ErrorTree };

/** Parses a body by its schema; errors come in Discord's nested form. */
export function check<T>(schema: z.ZodType<T>, body: unknown): Checked<T> {
  const read = schema.safeParse(body, { reportInput: true });
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, errors: errorTree(fieldErrors(read.error.issues)) };
}

function isEmpty(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return true;
  const filled = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  const fields = ['content', 'embeds', 'components', 'attachments', 'files', 'sticker_ids', 'poll'];
  return !Object.entries(body).some(([name, value]) => fields.includes(name) && filled(value));
}
