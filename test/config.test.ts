import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, secretValues, settings } from '../src/config.ts';

function complaint(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('the settings', () => {
  it('have a default for everything, so that an empty environment starts the playground', () => {
    const config = readConfig({});
    expect(config.DISCORD_TOKEN).toBeUndefined();
    expect(config.DISCORD_API_URL).toBe('https://discord.com/api');
    expect(config.DATA_DIR).toBe('data/local');
    expect(config.LOG_LEVEL).toBe('info');
    expect(config.HTTP_HOST).toBe('127.0.0.1');
  });

  it('take an empty value for an absent one', () => {
    const empty = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it.each([
    ['DISCORD_API_URL', 'discord.com', 'http:// or https://'],
    ['DISCORD_SHARDS', 'many', '"auto" or a whole number'],
    ['DISCORD_SHARDS', '0', '"auto" or a whole number'],
    ['DISCORD_SHARD_IDS', '1;2', 'comma-separated'],
    ['REFRESH', 'hourly', 'cron expression'],
    ['REFRESH', '99 * * * *', 'cron expression'],
    ['ARXIV_CATEGORIES', 'cs.CL; cs.LG', 'such as cs.CL,cs.LG'],
    ['SOURCES', 'kites', 'such as kites=https://kites.example/feed'],
    ['HTTP_PORT', '70000', 'a port from 0 to 65535'],
    ['LOG_LEVEL', 'loud', 'one of trace'],
    ['MAIL_FROM', 'nobody', 'a mail address'],
  ])('refuse %s=%s in a sentence with the name, the value and what is allowed', (name, value, allowed) => {
    const sentence = complaint({ [name]: value });
    expect(sentence).toContain(`${name}: "${value}"`);
    expect(sentence).toContain(allowed);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db'],
    ['SMTP_URL', 'http://user:hunter2@mail'],
    ['DISCORD_TOKEN', 'hunter2 hunter2'],
    ['HF_TOKEN', 'hunter2 hunter2'],
  ])('never show the value of %s, not even a wrong one', (name, value) => {
    const sentence = complaint({ [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).not.toContain('hunter2');
  });

  it('refuse a shard that is not among them all', () => {
    expect(complaint({ DISCORD_SHARDS: '2', DISCORD_SHARD_IDS: '0,2' })).toBe(
      "DISCORD_SHARD_IDS: 2 isn't valid. With DISCORD_SHARDS=2, use 0 to 1.",
    );
  });

  it('name every wrong setting at once', () => {
    const sentence = complaint({ LOG_LEVEL: 'loud', HTTP_PORT: 'x' });
    expect(sentence.split('\n')).toHaveLength(2);
  });

  it('tell the log which values are secret', () => {
    const config = readConfig({ DISCORD_TOKEN: 'a.b.c', DATABASE_URL: 'postgres://u:p@h/d' });
    expect(secretValues(config)).toEqual(['a.b.c', 'postgres://u:p@h/d']);
    const servers = readConfig({ DATABASE_URL: 'postgres://u:p@h,i/d' });
    expect(secretValues(servers)).toContain('postgres://u:p@i/d');
  });

  it('are the ones that .env.example lists, with the same defaults', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    const listed = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    expect(Object.keys(listed)).toEqual(Object.keys(settings.shape));
    expect(readConfig(listed)).toEqual(readConfig({}));
    const defaults = Object.entries(readConfig({})).filter(([, value]) => value !== undefined);
    for (const [name, value] of defaults) {
      expect(listed[name]).toBe(typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value));
    }
  });
});
