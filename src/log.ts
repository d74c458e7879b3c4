import querystring from 'node:querystring';
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { build as prettyPrinter } from 'pino-pretty';
import { currentRequest } from './request.ts';

export type Logger = PinoLogger;

/**
 * Names that may hold a secret in a logged value, at the top or up to three levels down: settings, request options, and
 * the headers that libraries attach to their errors.
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

/** An interaction's token is part of its address, and lets anyone who reads it answer as the bot for 15 minutes. */
const TOKEN_IN_ADDRESS = /(\/(?:interactions|webhooks)\/\d+\/)[^/?#"'\\\s]+/g;

/**
 * A log on stderr (stdout is for results): readable lines on a terminal, JSON lines elsewhere. Known secrets are masked
 * by name up to three levels deep, and by value anywhere in a line, since an error's message or an address may carry
 * one.
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

/** Ties together the lines written for one interaction or delivery. */
function requestOfLine(): { readonly request_id?: string } {
  const id = currentRequest();
  return id === undefined ? {} : { request_id: id };
}

/** Writes synchronously, so nothing is lost when the process ends. */
function standardError(): DestinationStream {
  return process.stderr.isTTY
    ? prettyPrinter({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
    : pino.destination({ dest: 2, sync: true });
}

/** A secret and, if it is an address, its password, which drivers quote separately. */
function withPassword(secret: string): string[] {
  const password = URL.canParse(secret) ? new URL(secret).password : '';
  return password === '' ? [secret] : [secret, password, querystring.unescape(password)];
}

/** discord.js attaches the refused message to its errors; what people typed doesn't belong in the log. */
function withoutBody(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { requestBody: _, ...rest } = pino.stdSerializers.err(error);
  return rest;
}
