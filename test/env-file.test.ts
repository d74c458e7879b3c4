import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadEnvFile, unknownSentence } from '../src/env-file.ts';

async function envFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-env-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, '.env'), text);
  return join(folder, '.env');
}

it('reads a settings file, and the environment wins', async () => {
  const environment: Record<string, string | undefined> = { LOG_LEVEL: 'warn' };
  const unknown = loadEnvFile(await envFile('LOG_LEVEL=debug\nREFRESH=off # never\n'), environment);
  expect(environment).toEqual({ LOG_LEVEL: 'warn', REFRESH: 'off' });
  expect(unknown).toEqual([]);
});

it('names what is not a setting, and the one probably meant', async () => {
  const unknown = loadEnvFile(await envFile('DISCORD_TOKN=x\nlog_levl=debug\nTZ=UTC\nDATA_DIR=d\n'), {});
  expect(unknown.map(unknownSentence)).toEqual([
    "DISCORD_TOKN isn't a setting. Did you mean DISCORD_TOKEN?",
    "TZ isn't a setting.",
    "log_levl isn't a setting. Did you mean LOG_LEVEL?",
  ]);
});

it('takes up to two typos for a setting, and no more', async () => {
  const unknown = loadEnvFile(await envFile('DISCRD_TOKN=x\nDISCRD_TOKNE=x\nDSCRD_TOKN=x\n'), {});
  expect(Object.fromEntries(unknown.map(({ name, meant }) => [name, meant]))).toEqual({
    DISCRD_TOKN: 'DISCORD_TOKEN',
    DISCRD_TOKNE: 'DISCORD_TOKEN',
    DSCRD_TOKN: undefined,
  });
});

it('works without a file', () => {
  expect(loadEnvFile('/no/such/.env', {})).toEqual([]);
});
