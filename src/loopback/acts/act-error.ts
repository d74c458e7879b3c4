/** A person tried what Discord's own client would not let them send: nothing reached the bot. */
export class ActError extends Error {
  override readonly name = 'ActError';
}
