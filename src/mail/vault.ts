import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Protects what must not be readable in a stolen database. */
export interface Vault {
  /** Encrypts a text, differently each time. */
  seal(text: string): string;
  /** @throws Error if it was sealed with another key, or tampered with. */
  open(sealed: string): string;
  /** Deterministic, and useless without the key. */
  fingerprint(text: string): string;
}

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A vault based on one secret, such as `SECRET_KEY`: AES-256-GCM and HMAC-SHA-256 with separate derived keys (RFC 5869). */
export function createVault(secret: string): Vault {
  const key = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, 'paperboy', `paperboy/${purpose}/1`, 32));
  const sealing = key('seal');
  const printing = key('fingerprint');
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed) {
      const [version, data = ''] = sealed.split('.');
      const bytes = Buffer.from(data, 'base64url');
      if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES)
        throw new Error('This was not sealed by Paperboy.');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([
        decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8');
    },
    fingerprint: (text) => createHmac('sha256', printing).update(text).digest('base64url'),
  };
}
