import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { errorCode } from './error-code.ts';

const FILE = 'secret.key';

/**
 * The secret that addresses are encrypted with: `SECRET_KEY`, or with the embedded store a key made at the first start
 * and kept beside it, readable only by its owner.
 * @throws Error with a sentence if several processes share a database: they all need the same key.
 */
export function readSecretKey(config: Pick<Config, 'SECRET_KEY' | 'DATABASE_URL' | 'DATA_DIR'>): string {
  if (config.SECRET_KEY !== undefined) return config.SECRET_KEY;
  if (config.DATABASE_URL !== undefined) {
    throw new Error(
      'SECRET_KEY is missing: mail addresses in PostgreSQL are encrypted with it. Make one with "openssl rand -base64 32".',
    );
  }
  const file = join(config.DATA_DIR, FILE);
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file} is damaged. Restore it, or addresses can't be read again.`);
  return secret;
}
