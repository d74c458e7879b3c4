/** A person tried something that Discord's own client wouldn't send: nothing reached the bot. */
export class ActError extends Error {
  override readonly name = 'ActError';
}
