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
  it('all have defaults, so that an empty environment starts the playground', () => {
    const config = readConfig({});
    expect(config.DISCORD_TOKEN).toBeUndefined();
    expect(config.DISCORD_API_URL).toBe('https://discord.com/api');
    expect(config.DATA_DIR).toBe('data/local');
    expect(config.LOG_LEVEL).toBe('info');
    expect(config.HTTP_HOST).toBe('127.0.0.1');
  });

  it('treat an empty value as absent', () => {
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

  it('name the allowed values when one is wrong', () => {
    const address = 'an address that starts with http:// or https://';
    const port = 'a port from 0 to 65535';
    const token = 'a token without spaces';
    const uses = Object.keys(settings.shape).map((name) => {
      const [, use] = /isn't valid\. Use (.*)\.$/.exec(complaint({ [name]: '; bad ;' })) ?? [];
      return [name, use];
    });
    expect(Object.fromEntries(uses)).toEqual({
      DISCORD_TOKEN: token,
      DISCORD_API_URL: address,
      DISCORD_SHARDS: '"auto" or a whole number from 1 to 10000',
      DISCORD_SHARD_IDS: 'whole numbers, comma-separated, such as 0,1,2',
      INTERACTIONS: 'gateway or http',
      DISCORD_PUBLIC_KEY: '64 hexadecimal digits, as the Developer Portal shows them',
      ANSWER_MENTIONS: 'on or off',
      DATABASE_URL:
        'an address that starts with postgres://; several servers are host:port,host:port, with target_session_attrs=read-write if any',
      DATA_DIR: undefined,
      CATALOG: undefined,
      REFRESH: '"off" or a cron expression of five fields, such as "17 * * * *"',
      HF_API_URL: address,
      HF_TOKEN: token,
      ARXIV_API_URL: address,
      ARXIV_FEED_URL: address,
      ARXIV_CATEGORIES: 'arXiv categories, comma-separated, such as cs.CL,cs.LG',
      SOURCES: 'sources with their addresses, comma-separated, such as kites=https://kites.example/feed',
      EMBEDDINGS_URL: address,
      EMBEDDINGS_KEY: 'a key without spaces',
      EMBEDDINGS_MODEL: undefined,
      SMTP_URL: 'an address that starts with smtp:// or smtps://',
      MAIL_FROM: 'a mail address',
      MAIL_POSTAL: undefined,
      MAIL_PER_MINUTE: 'a whole number from 1 to 100000',
      SECRET_KEY: 'at least 32 characters without spaces',
      PUBLIC_URL: address,
      HTTP_HOST: undefined,
      HTTP_PORT: port,
      HTTP_PROXIES: 'addresses or ranges, comma-separated, such as 127.0.0.1,10.0.0.0/8',
      METRICS_PORT: port,
      METRICS_TOKEN: 'at least 8 characters without spaces',
      LOG_LEVEL: 'one of trace, debug, info, warn, error, fatal, silent',
    });
  });

  it.each([
    ['DISCORD_SHARDS', ['1', '10000', 'auto'], ['0', '10001']],
    ['DISCORD_SHARD_IDS', ['0', '0, 1 ,2'], ['0,', ',1', '-1']],
    ['INTERACTIONS', ['gateway', 'http'], ['Gateway']],
    ['DISCORD_PUBLIC_KEY', ['aF'.repeat(32)], ['aF'.repeat(31), `${'a'.repeat(64)}0`]],
    ['ANSWER_MENTIONS', ['on', 'off'], ['yes']],
    ['REFRESH', ['off', '17 * * * *'], ['on']],
    ['DISCORD_API_URL', ['http://h', 'https://h:1/api'], ['https://', 'ftp://h']],
    ['ARXIV_CATEGORIES', ['hep-th, cs.CL,', 'cond-mat.str-el'], ['CS.CL', 'cs.CL,CS.CL']],
    ['HTTP_PROXIES', ['127.0.0.1, 10.0.0.0/8'], ['proxy', '127.0.0.1,proxy']],
    [
      'SOURCES',
      ['a=https://a.example/x, b-2=http://b.example'],
      ['a=ftp://a.example', 'A=https://a.example', 'a=https://a.example,b=b.example'],
    ],
    ['SMTP_URL', ['smtp://a', 'smtps://a'], ['mailto:a']],
    ['MAIL_PER_MINUTE', ['1', '100000'], ['0', '100001', '1.5']],
    ['SECRET_KEY', ['x'.repeat(32)], ['x'.repeat(31), `${'x'.repeat(32)} x`]],
    ['HTTP_PORT', ['0', '65535'], ['65536', '-1']],
    ['METRICS_TOKEN', ['x'.repeat(8)], ['x'.repeat(7)]],
    ['LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], ['loud']],
  ])('keep %s within its bounds', (name, taken, refused) => {
    for (const value of taken) expect([value, complaint({ [name]: value })]).toEqual([value, '']);
    for (const value of refused) expect([value, complaint({ [name]: value })]).not.toEqual([value, '']);
  });

  it('are parsed into what the program uses', () => {
    const config = readConfig({
      DISCORD_SHARDS: '4',
      DISCORD_SHARD_IDS: '0, 3',
      ANSWER_MENTIONS: 'on',
      CATALOG: ' a.jsonl, ,b.jsonl ',
      SOURCES: 'a=https://a.example/?x=1',
      HTTP_PORT: '8080',
      MAIL_PER_MINUTE: '30',
    });
    expect(config).toMatchObject({
      DISCORD_SHARDS: 4,
      DISCORD_SHARD_IDS: [0, 3],
      ANSWER_MENTIONS: true,
      CATALOG: ['a.jsonl', 'b.jsonl'],
      SOURCES: { a: 'https://a.example/?x=1' },
      HTTP_PORT: 8080,
      MAIL_PER_MINUTE: 30,
    });
  });

  it('say what else interactions by HTTP need', () => {
    const http = { INTERACTIONS: 'http', DISCORD_TOKEN: 'x' };
    expect(complaint(http)).toBe(
      'INTERACTIONS: "http" needs HTTP_PORT, where Discord posts them to /interactions.',
    );
    expect(complaint({ ...http, HTTP_PORT: '0' })).toBe('');
    expect(complaint({ INTERACTIONS: 'http' })).toBe('');
    expect(complaint({ DISCORD_SHARDS: '2', DISCORD_SHARD_IDS: '0,1' })).toBe('');
  });

  it('refuse a shard outside the total', () => {
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
    const others = {
      HF_TOKEN: 'hugging',
      EMBEDDINGS_KEY: 'embedding',
      SMTP_URL: 'smtp://mail',
      SECRET_KEY: 'x'.repeat(32),
      METRICS_TOKEN: 'measuring',
    };
    expect(secretValues(readConfig(others))).toEqual(Object.values(others));
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
