import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Requests further from our time than this are rejected, ms: Discord sends at once, and clocks are slightly off. */
export const TIME_WINDOW_MS = 5 * 60_000;

/** The application's public key, from the 64 hexadecimal digits that the Developer Portal shows. */
export function publicKeyFrom(hex: string): KeyObject {
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/**
 * Whether Discord signed this body at about this time: Ed25519 over the timestamp and the raw bytes
 * (https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint). Anything malformed counts as unsigned.
 *
 * @param timestamp seconds since 1970, as in the header.
 */
export function isSigned(
  key: KeyObject,
  request: { readonly body: Buffer; readonly signature: string; readonly timestamp: string },
  now: Date,
): boolean {
  const { body, signature, timestamp } = request;
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Number(timestamp) * 1000 - now.getTime()) > TIME_WINDOW_MS) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
}
