import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/**
 * Names under which a secret may stand in something that is logged, at the top and one or two levels down:
 * settings, request options and the headers that libraries hang on their errors.
 */
const SECRETS = [
  'token',
  'DISCORD_TOKEN',
  'HF_TOKEN',
  'SMTP_URL',
  'DATABASE_URL',
  'discordToken',
  'hfToken',
  'smtpUrl',
  'databaseUrl',
  'authorization',
  'Authorization',
  'password',
  'connectionString',
];

/**
 * A log in JSON lines on stderr (stdout belongs to results). Known secrets are replaced by name wherever they stand
 * up to three levels deep, and by value wherever they appear in a line at all: an error's message or an address may carry one.
 *
 * @param secrets values that must never be written, such as the token in use.
 */
export function createLog(options: {
  readonly level: string;
  readonly secrets?: readonly string[];
  readonly destination?: DestinationStream;
}): Logger {
  const destination = options.destination ?? pino.destination({ dest: 2, sync: true });
  const values = (options.secrets ?? []).filter((value) => value.length >= 6);
  return pino(
    {
      level: options.level,
      redact: {
        paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
        censor: '[secret]',
      },
    },
    {
      write(line: string) {
        destination.write(values.reduce((text, value) => text.replaceAll(value, '[secret]'), line));
      },
    },
  );
}
