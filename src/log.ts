import querystring from 'node:querystring';
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { build as prettyPrinter } from 'pino-pretty';
import { currentRequest } from './request.ts';

export type Logger = PinoLogger;

/**
 * Names under which a secret may stand in something that is logged, at the top or up to three levels down:
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

/** An interaction's token stands in its address, and lets whoever reads it answer in the bot's name for 15 minutes. */
const TOKEN_IN_ADDRESS = /(\/(?:interactions|webhooks)\/\d+\/)[^/?#"'\\\s]+/g;

/**
 * A log on stderr (stdout belongs to results): readable lines on a terminal, JSON lines anywhere else. Known secrets are replaced by name wherever they stand
 * up to three levels deep, and by value wherever they appear in a line at all: an error's message or an address may carry one.
 *
 * @param secrets values that must never be written, such as the token in use.
 */
export function createLog(options: {
  readonly level: string;
  readonly secrets?: readonly string[];
  readonly destination?: DestinationStream;
}): Logger {
  const destination = options.destination ?? standardError();
  const values = (options.secrets ?? []).flatMap(withPassword).filter((value) => value.length >= 6);
  return pino(
    {
      level: options.level,
      mixin: requestOfLine,
      redact: {
        paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
        censor: '[secret]',
      },
      serializers: { err: withoutBody },
    },
    {
      write(line: string) {
        const shown = line.replaceAll(TOKEN_IN_ADDRESS, '$1[secret]');
        destination.write(values.reduce((text, value) => text.replaceAll(value, '[secret]'), shown));
      },
    },
  );
}

/** Ties what is written for one interaction or delivery together. */
function requestOfLine(): { readonly request_id?: string } {
  const id = currentRequest();
  return id === undefined ? {} : { request_id: id };
}

/** Written at once, so that nothing is lost when the process ends. */
function standardError(): DestinationStream {
  return process.stderr.isTTY
    ? prettyPrinter({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
    : pino.destination({ dest: 2, sync: true });
}

/** A secret and, where it is an address, the password in it: drivers quote it apart from the rest. */
function withPassword(secret: string): string[] {
  const password = URL.canParse(secret) ? new URL(secret).password : '';
  return password === '' ? [secret] : [secret, password, querystring.unescape(password)];
}

/** discord.js hangs the refused message on its errors; what people typed is none of the log's business. */
function withoutBody(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { requestBody: _, ...rest } = pino.stdSerializers.err(error);
  return rest;
}
