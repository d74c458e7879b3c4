import { generateKeyPairSync, sign } from 'node:crypto';
import type { RejectedRequest } from '../interactions/interaction.ts';
import { sentences } from '../limits/field-errors.ts';
import { DiscordError } from '../wire/discord-error.ts';

/** Delivers interactions to an address, signed like Discord's. */
export interface Endpoint {
  /** 64 hexadecimal digits, as the developer portal shows them. */
  readonly publicKey: string;
  /**
   * Sends interactions there from now on, and none over the gateway; undefined switches back. Like Discord, it first
   * sends a ping, which must be answered, and one with a wrong signature, which must get a 401.
   * @throws Error saying how the address failed.
   */
  use(url: string | undefined): Promise<void>;
  readonly isUsed: boolean;
  /**
   * Posts an interaction. An answer in the response goes to `answer`; if that throws, the person gets none and
   * `rejected` hears why. Never rejects.
   */
  post(
    body: unknown,
    answer: (body: unknown) => void,
    rejected: (request: RejectedRequest) => void,
  ): Promise<void>;
}

/** @param clock for the signed timestamp. */
export function createEndpoint(clock: () => Date): Endpoint {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  let url: string | undefined;

  function send(to: string, body: unknown, spoil = false): Promise<Response> {
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor(clock().getTime() / 1000));
    const signature = sign(null, Buffer.from(timestamp + text), privateKey).toString('hex');
    return fetch(to, {
      method: 'POST',
      body: text,
      headers: {
        'content-type': 'application/json',
        'x-signature-timestamp': timestamp,
        'x-signature-ed25519': spoil ? '0'.repeat(128) : signature,
      },
    });
  }

  return {
    publicKey: Buffer.from(x, 'base64url').toString('hex'),
    get isUsed() {
      return url !== undefined;
    },
    async use(next) {
      if (next !== undefined) {
        // Nothing leaves this machine.
        if (new URL(next).hostname !== '127.0.0.1') throw new Error(`${next} isn't at 127.0.0.1`);
        const ping = await send(next, { type: 1, id: '1' });
        const pong: unknown = ping.status === 200 ? await ping.json() : undefined;
        if (typeof pong !== 'object' || pong === null || !('type' in pong) || pong.type !== 1)
          throw new Error(`${next} didn't answer a ping (${ping.status})`);
        const forged = await send(next, { type: 1, id: '1' }, true);
        if (forged.status !== 401) throw new Error(`${next} took a wrong signature (${forged.status})`);
      }
      url = next;
    },
    async post(body, answer, rejected) {
      if (url === undefined) return;
      try {
        const response = await send(url, body);
        if (response.status === 200) answer(await response.json());
      } catch (error) {
        // Nobody there, or no answer: the person waits in vain.
        if (!(error instanceof DiscordError)) return;
        const violations = error.body.errors === undefined ? [error.message] : sentences(error.body.errors);
        rejected({ status: error.status, body: error.body, violations });
      }
    },
  };
}
