/**
 * Something a person asked for that cannot be done, said in a sentence they can act on. Throw it anywhere below a handler:
 * the router shows its message privately, and it is no fault of the program.
 *
 * The message is markdown: escape what came from outside with `view/text.ts`.
 */
export class UserError extends Error {
  override name = 'UserError';
}
