/**
 * Something a person asked for that can't be done, in a sentence they can act on. Throw it anywhere below a handler:
 * the router shows its message privately and doesn't log it as a fault.
 *
 * The message is markdown: escape what came from outside with `view/text.ts`.
 */
export class UserError extends Error {
  override name = 'UserError';
}
