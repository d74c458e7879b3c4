/** A person tried what Discord's own client would not let them send: nothing reached the bot. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
