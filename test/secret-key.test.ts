import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSecretKey } from '../src/secret-key.ts';

async function dataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-secret-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, 'a', 'data');
}
const modeOf = async (place: string) => (await stat(place)).mode & 0o777;

it('comes from the settings, and must be the same for all processes on a database', async () => {
  const DATA_DIR = await dataDir();
  const DATABASE_URL = 'postgres://h/db';
  expect(readSecretKey({ SECRET_KEY: 'given', DATABASE_URL, DATA_DIR })).toBe('given');
  expect(() => readSecretKey({ SECRET_KEY: undefined, DATABASE_URL, DATA_DIR })).toThrow(
    'SECRET_KEY is missing: mail addresses in PostgreSQL are encrypted with it. Make one with "openssl rand -base64 32".',
  );
  await expect(stat(DATA_DIR)).rejects.toThrow('ENOENT');
});

it('is made once beside the embedded store: 32 bytes, readable only by its owner', async () => {
  const config = { SECRET_KEY: undefined, DATABASE_URL: undefined, DATA_DIR: await dataDir() };
  const made = readSecretKey(config);
  expect(Buffer.from(made, 'base64url')).toHaveLength(32);
  const file = path.join(config.DATA_DIR, 'secret.key');
  expect(await readFile(file, 'utf8')).toBe(`${made}\n`);
  expect([await modeOf(file), await modeOf(config.DATA_DIR)]).toEqual([0o600, 0o700]);
  expect(readSecretKey(config)).toBe(made);
});

it('reports when it is damaged or cannot be written', async () => {
  const config = { SECRET_KEY: undefined, DATABASE_URL: undefined, DATA_DIR: await dataDir() };
  await mkdir(config.DATA_DIR, { recursive: true });
  const file = path.join(config.DATA_DIR, 'secret.key');
  await writeFile(file, `${'x'.repeat(31)}\n`);
  expect(() => readSecretKey(config)).toThrow(
    `${file} is damaged. Restore it, or addresses can't be read again.`,
  );
  await writeFile(file, 'x'.repeat(32));
  expect(readSecretKey(config)).toBe('x'.repeat(32));
  await rm(file);
  await mkdir(file);
  expect(() => readSecretKey(config)).toThrow();
});
