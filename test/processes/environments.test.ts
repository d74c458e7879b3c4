import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { readProcesses } from '../../src/processes/read-processes.ts';
import { environmentsOf } from '../../src/processes/start-processes.ts';

const shared = { DISCORD_TOKEN: 'x', DATABASE_URL: 'postgres://x/y' };
const of = (count: number, environment: Record<string, string>, recommended = 1) =>
  environmentsOf(count, readConfig(environment), async () => recommended);

describe('the settings of several processes', () => {
  it('split the shards that Discord recommends, at least one for each', async () => {
    expect(await of(2, shared, 5)).toEqual([
      { DISCORD_SHARDS: '5', DISCORD_SHARD_IDS: '0,2,4' },
      { DISCORD_SHARDS: '5', DISCORD_SHARD_IDS: '1,3' },
    ]);
    expect(await of(3, shared)).toMatchObject([{ DISCORD_SHARDS: '3' }, { DISCORD_SHARDS: '3' }, {}]);
  });

  it('split those that this machine was given', async () => {
    const given = { ...shared, DISCORD_SHARDS: '8', DISCORD_SHARD_IDS: '4,5,6,7' };
    expect((await of(2, given)).map(({ DISCORD_SHARD_IDS: ids }) => ids)).toEqual(['4,6', '5,7']);
  });

  it('have separate metrics ports, and no shards without a gateway', async () => {
    const http = { ...shared, INTERACTIONS: 'http', HTTP_PORT: '8080', METRICS_PORT: '9100' };
    expect(await of(2, http)).toEqual([{ METRICS_PORT: '9100' }, { METRICS_PORT: '9101' }]);
  });

  it('let each find a free port if the first is to', async () => {
    const http = { ...shared, INTERACTIONS: 'http', HTTP_PORT: '8080' };
    expect(await of(2, { ...http, METRICS_PORT: '0' })).toEqual([{}, {}]);
    expect(await of(2, http)).toEqual([{}, {}]);
    expect(await of(2, { ...http, METRICS_PORT: '1' })).toEqual([
      { METRICS_PORT: '1' },
      { METRICS_PORT: '2' },
    ]);
  });

  it('split shards among processes that listen on a port, where they answer mentions as well', async () => {
    const both = { ...shared, INTERACTIONS: 'http', HTTP_PORT: '8080', ANSWER_MENTIONS: 'on' };
    expect(await of(2, both, 3)).toMatchObject([{ DISCORD_SHARD_IDS: '0,2' }, { DISCORD_SHARD_IDS: '1' }]);
  });

  it.each([
    [
      'fewer shards than processes',
      { ...shared, DISCORD_SHARDS: '1' },
      '--processes: 2 processes need as many shards, and here are 1. Raise DISCORD_SHARDS.',
    ],
    ['an embedded store', { DISCORD_TOKEN: 'x' }, 'set DATABASE_URL'],
    ['the playground', { DATABASE_URL: 'postgres://x/y' }, 'set DISCORD_TOKEN'],
  ])('are refused for %s', async (_, environment, says) => {
    await expect(of(2, environment)).rejects.toThrow(says);
  });
});

describe('the words after npm start', () => {
  it('may say how many processes', () => {
    expect([
      readProcesses([]),
      readProcesses(['--processes', '4']),
      readProcesses(['--processes=2']),
      readProcesses(['--processes=1']),
      readProcesses(['--processes=64']),
    ]).toEqual([undefined, 4, 2, 1, 64]);
  });

  it.each([
    [['--processes', '0']],
    [['--processes', '65']],
    [['--processes', '1e1']],
    [['--processes', 'many']],
    [['--shards', '2']],
    [['four']],
    [['--processes']],
  ])('are refused: %j', (words) => {
    expect(() => readProcesses(words)).toThrow('--processes');
  });

  it('are rejected with what would work', () => {
    expect(() => readProcesses(['--processes', 'four'])).toThrow(
      new ConfigError('--processes: "four" isn\'t valid. Use a whole number from 1 to 64.'),
    );
    expect(() => readProcesses(['--shards', '2'])).toThrow(
      /^Unknown option '--shards'.* There is only --processes\.$/s,
    );
  });
});
