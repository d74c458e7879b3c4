/** The body of every error; `errors` nests by field down to `_errors`. */
export interface ErrorBody {
  message: string;
  code: number;
  errors?: ErrorTree;
}

export interface ErrorTree {
  [field: string]: ErrorTree | { code: string; message: string }[];
}

/** Status, code and sentence: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const known = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyPins: [400, 30003, 'Maximum number of pins reached for the channel (250)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached'],
  bodyTooLarge: [413, 40005, 'Request entity too large'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  missingAccess: [403, 50001, 'Missing Access'],
  wrongInDm: [403, 50003, 'Cannot execute action on a DM channel'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  dmsClosed: [403, 50007, 'Cannot send messages to this user'],
  noText: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidToken: [401, 50027, 'Invalid Webhook Token'],
  notInThatServer: [400, 50033, 'Invalid Recipient(s)'],
  badJson: [400, 50109, 'The request body contains invalid JSON.'],
  wrongVersion: [400, 50041, 'Invalid API version provided'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** An error in Discord's own shape; thrown by a route and answered as it is. */
export class DiscordError extends Error {
  readonly status: number;
  readonly body: ErrorBody & Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: ErrorBody & Record<string, unknown>,
    headers: Record<string, string> = {},
  ) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function discordError(name: keyof typeof known): DiscordError {
  const [status, code, message] = known[name];
  return new DiscordError(status, { message, code });
}

/** 50035, with the errors nested by field. Too many bytes of text are a 500 at Discord, without a reason. */
export function invalidBody(errors: ErrorTree): DiscordError {
  return JSON.stringify(errors).includes('"LOOPBACK_TEXT_BYTES"')
    ? new DiscordError(500, { message: 'Internal Server Error', code: 0 })
    : new DiscordError(400, { message: 'Invalid Form Body', code: 50035, errors });
}

/** 50035 about one field, given with dots between its parts. */
export function invalidField(field: string, code: string, message: string): DiscordError {
  const leaf: ErrorTree = { _errors: [{ code, message }] };
  const tree = field.split('.').reduceRight<ErrorTree>((inner, name) => ({ [name]: inner }), leaf);
  return new DiscordError(400, { message: 'Invalid Form Body', code: 50035, errors: tree });
}

/** 429. `retryAfter` is in seconds. */
export function rateLimited(
  retryAfter: number,
  scope: 'user' | 'global' | 'shared',
  headers: Record<string, string> = {},
): DiscordError {
  return new DiscordError(
    429,
    {
      message: 'You are being rate limited.',
      code: scope === 'shared' ? 20028 : 0,
      retry_after: retryAfter,
      global: scope === 'global',
    },
    {
      'Retry-After': String(Math.ceil(retryAfter)),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
      ...headers,
    },
  );
}
