import { z } from 'zod';
import { isCron } from './schedule.ts';
import { addressesOf, isServerAddress } from './store/servers/addresses.ts';
import { isAddressRange } from './web/guard/address-range.ts';

/** Treats an empty variable as absent: `.env` files leave many empty. */
const absent = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((given) => absent(given) ?? value, schema);

const address = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
  error: 'an address that starts with http:// or https://',
});

const SHARD_COUNT = { error: '"auto" or a whole number from 1 to 10000' };
const shardCount = z
  .string()
  .regex(/^(auto|\d{1,5})$/, SHARD_COUNT)
  .transform((text) => (text === 'auto' ? ('auto' as const) : Number(text)))
  .refine((count) => count === 'auto' || (count >= 1 && count <= 10_000), SHARD_COUNT);

const shardIds = z
  .string()
  .regex(/^\d+(\s*,\s*\d+)*$/, { error: 'whole numbers, comma-separated, such as 0,1,2' })
  .transform((text) => text.split(',').map(Number));

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((file) => file.trim())
    .filter((file) => file !== ''),
);

/** An arXiv archive or one of its categories: `hep-th`, `cs.CL`, `cond-mat.str-el`. */
const ARXIV_CATEGORY = /^[a-z]+(-[a-z]+)?(\.[A-Za-z]{2,}(-[a-z]+)?)?$/;
const arxivCategories = list.refine((names) => names.every((name) => ARXIV_CATEGORY.test(name)), {
  error: 'arXiv categories, comma-separated, such as cs.CL,cs.LG',
});

/** `name=address`, as in `kites=https://kites.example/feed`. */
const SOURCE = /^([a-z][a-z0-9-]*)=(https?:\/\/\S+)$/;
const sourceAddresses = list
  .refine((given) => given.every((one) => URL.canParse(SOURCE.exec(one)?.[2] ?? '')), {
    error: 'sources with their addresses, comma-separated, such as kites=https://kites.example/feed',
  })
  .transform((given) =>
    Object.fromEntries(given.map((one) => [one.replace(/=.*/, ''), one.replace(/^[^=]*=/, '')])),
  );

const PORT = { error: 'a port from 0 to 65535' };
const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT)
  .transform(Number)
  .refine((value) => value <= 65_535, PORT);

const MAILS = { error: 'a whole number from 1 to 100000' };
const mailsPerMinute = z
  .string()
  .regex(/^\d{1,6}$/, MAILS)
  .transform(Number)
  .refine((many) => many >= 1 && many <= 100_000, MAILS);

const proxies = list.refine((ranges) => ranges.every(isAddressRange), {
  error: 'addresses or ranges, comma-separated, such as 127.0.0.1,10.0.0.0/8',
});

const refresh = z.string().refine((text) => text === 'off' || isCron(text), {
  error: '"off" or a cron expression of five fields, such as "17 * * * *"',
});

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every setting by the name of its environment variable; a test keeps `.env.example` in step. */
export const settings = z.object({
  DISCORD_TOKEN: optional(z.string().regex(/^\S+$/, { error: 'a token without spaces' })),
  DISCORD_API_URL: withDefault(address, 'https://discord.com/api'),
  DISCORD_SHARDS: withDefault(shardCount, 'auto'),
  DISCORD_SHARD_IDS: optional(shardIds),
  INTERACTIONS: withDefault(z.enum(['gateway', 'http'], { error: 'gateway or http' }), 'gateway'),
  DISCORD_PUBLIC_KEY: optional(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/i, { error: '64 hexadecimal digits, as the Developer Portal shows them' }),
  ),
  ANSWER_MENTIONS: withDefault(
    z.enum(['on', 'off'], { error: 'on or off' }).transform((word) => word === 'on'),
    'off',
  ),
  DATABASE_URL: optional(
    z.string().refine(isServerAddress, {
      error:
        'an address that starts with postgres://; several servers are host:port,host:port, with target_session_attrs=read-write if any',
    }),
  ),
  DATA_DIR: withDefault(z.string(), 'data/local'),
  CATALOG: optional(list),
  REFRESH: optional(refresh),
  HF_API_URL: withDefault(address, 'https://huggingface.co/api'),
  HF_TOKEN: optional(z.string().regex(/^\S+$/, { error: 'a token without spaces' })),
  ARXIV_API_URL: withDefault(address, 'https://export.arxiv.org/api'),
  ARXIV_FEED_URL: withDefault(address, 'https://rss.arxiv.org/atom'),
  ARXIV_CATEGORIES: optional(arxivCategories),
  SOURCES: optional(sourceAddresses),
  EMBEDDINGS_URL: optional(address),
  EMBEDDINGS_KEY: optional(z.string().regex(/^\S+$/, { error: 'a key without spaces' })),
  EMBEDDINGS_MODEL: optional(z.string()),
  SMTP_URL: optional(
    z.string().regex(/^smtps?:\/\//, { error: 'an address that starts with smtp:// or smtps://' }),
  ),
  MAIL_FROM: optional(z.string().regex(/@/, { error: 'a mail address' })),
  MAIL_POSTAL: optional(z.string()),
  MAIL_PER_MINUTE: optional(mailsPerMinute),
  SECRET_KEY: optional(z.string().regex(/^\S{32,}$/, { error: 'at least 32 characters without spaces' })),
  PUBLIC_URL: optional(address),
  HTTP_HOST: withDefault(z.string(), '127.0.0.1'),
  HTTP_PORT: optional(port),
  HTTP_PROXIES: optional(proxies),
  METRICS_PORT: optional(port),
  METRICS_TOKEN: optional(z.string().regex(/^\S{8,}$/, { error: 'at least 8 characters without spaces' })),
  LOG_LEVEL: withDefault(z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }), 'info'),
});

export type Config = Readonly<z.output<typeof settings>>;

/** Settings whose value must never be shown, not even a wrong one. */
const SECRET = new Set([
  'DISCORD_TOKEN',
  'HF_TOKEN',
  'DATABASE_URL',
  'EMBEDDINGS_KEY',
  'SMTP_URL',
  'SECRET_KEY',
  'METRICS_TOKEN',
]);

/** A wrong setting; the message is for the person who starts the program. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the settings from an environment.
 *
 * @throws ConfigError that names each wrong setting, its value (unless secret) and what is allowed.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = settings.safeParse(environment);
  if (result.success) {
    checkShards(result.data);
    checkInteractions(result.data);
    return result.data;
  }
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const value = SECRET.has(name) ? 'the value given (not shown)' : JSON.stringify(environment[name]);
    return `${name}: ${value} isn't valid. Use ${issue.message}.`;
  });
  throw new ConfigError(lines.join('\n'));
}

/** For a shard outside the total, Discord's error would blame the network. */
function checkShards({ DISCORD_SHARDS: all, DISCORD_SHARD_IDS: own }: Config): void {
  const beyond = own?.find((id) => all !== 'auto' && id >= all);
  if (beyond === undefined) return;
  throw new ConfigError(
    `DISCORD_SHARD_IDS: ${beyond} isn't valid. With DISCORD_SHARDS=${all}, use 0 to ${Number(all) - 1}.`,
  );
}

/** Without a token, the playground brings its own port. */
function checkInteractions({ INTERACTIONS, DISCORD_TOKEN, HTTP_PORT }: Config): void {
  if (INTERACTIONS === 'gateway' || DISCORD_TOKEN === undefined || HTTP_PORT !== undefined) return;
  throw new ConfigError('INTERACTIONS: "http" needs HTTP_PORT, where Discord posts them to /interactions.');
}

/** Values in use that a log must never contain. */
export function secretValues(config: Config): string[] {
  const databases = config.DATABASE_URL === undefined ? [] : addressesOf(config.DATABASE_URL);
  return [
    config.DISCORD_TOKEN,
    config.HF_TOKEN,
    config.DATABASE_URL,
    // With several servers, the driver connects to, and quotes, the address of just one.
    ...(databases.length > 1 ? databases : []),
    config.EMBEDDINGS_KEY,
    config.SMTP_URL,
    config.SECRET_KEY,
    config.METRICS_TOKEN,
  ].filter((value) => value !== undefined);
}
