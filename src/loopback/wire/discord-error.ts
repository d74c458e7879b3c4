import { RESTJSONErrorCodes as Codes } from 'discord-api-types/v10';

/** The body of every error; `errors` nests by field down to `_errors`. */
export interface ErrorBody {
  message: string;
  code: number;
  errors?: ErrorTree;
}

export interface ErrorTree {
  [field: string]: ErrorTree | { code: string; message: string }[];
}

/** Status, code and message: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const known = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownApplication: [404, Codes.UnknownApplication, 'Unknown Application'],
  unknownChannel: [404, Codes.UnknownChannel, 'Unknown Channel'],
  unknownGuild: [404, Codes.UnknownGuild, 'Unknown Guild'],
  unknownMember: [404, Codes.UnknownMember, 'Unknown Member'],
  unknownMessage: [404, Codes.UnknownMessage, 'Unknown Message'],
  unknownRole: [404, Codes.UnknownRole, 'Unknown Role'],
  unknownUser: [404, Codes.UnknownUser, 'Unknown User'],
  unknownWebhook: [404, Codes.UnknownWebhook, 'Unknown Webhook'],
  unknownInteraction: [404, Codes.UnknownInteraction, 'Unknown interaction'],
  unknownCommand: [404, Codes.UnknownApplicationCommand, 'Unknown application command'],
  tooManyPins: [
    400,
    Codes.MaximumNumberOfPinsReachedForTheChannel,
    'Maximum number of pins reached for the channel (250)',
  ],
  tooManyCommands: [
    400,
    Codes.MaximumNumberOfApplicationCommandsReached,
    'Maximum number of application commands reached',
  ],
  bodyTooLarge: [413, Codes.RequestEntityTooLarge, 'Request entity too large'],
  alreadyCrossposted: [
    400,
    Codes.ThisMessageWasAlreadyCrossposted,
    'This message has already been crossposted',
  ],
  alreadyAcknowledged: [
    400,
    Codes.InteractionHasAlreadyBeenAcknowledged,
    'Interaction has already been acknowledged.',
  ],
  tagRequired: [
    400,
    Codes.TagRequiredToCreateAForumPostInThisChannel,
    'A tag is required to create a forum post in this channel',
  ],
  missingAccess: [403, Codes.MissingAccess, 'Missing Access'],
  notTheAuthor: [
    403,
    Codes.CannotEditMessageAuthoredByAnotherUser,
    'Cannot edit a message authored by another user',
  ],
  emptyMessage: [400, Codes.CannotSendAnEmptyMessage, 'Cannot send an empty message'],
  dmsClosed: [403, Codes.CannotSendMessagesToThisUser, 'Cannot send messages to this user'],
  noText: [400, Codes.CannotSendMessagesInNonTextChannel, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, Codes.MissingPermissions, 'Missing Permissions'],
  wrongChannelType: [
    400,
    Codes.CannotExecuteActionOnThisChannelType,
    'Cannot execute action on this channel type',
  ],
  invalidToken: [401, Codes.InvalidWebhookToken, 'Invalid Webhook Token'],
  notInThatServer: [400, Codes.InvalidRecipients, 'Invalid Recipient(s)'],
  badJson: [400, Codes.RequestBodyContainsInvalidJSON, 'The request body contains invalid JSON.'],
  wrongVersion: [400, Codes.InvalidAPIVersion, 'Invalid API version provided'],
  threadExists: [
    400,
    Codes.ThreadAlreadyCreatedForMessage,
    'A thread has already been created for this message',
  ],
} as const satisfies Record<string, readonly [number, number, string]>;

/** An error in Discord's own shape; a route throws it, and it is sent unchanged. */
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

/** 50035, with errors nested by field. For too many bytes of text, Discord sends a 500 without a reason. */
export function invalidBody(errors: ErrorTree): DiscordError {
  return JSON.stringify(errors).includes('"LOOPBACK_TEXT_BYTES"')
    ? new DiscordError(500, { message: 'Internal Server Error', code: 0 })
    : new DiscordError(400, {
        message: 'Invalid Form Body',
        code: Codes.InvalidFormBodyOrContentType,
        errors,
      });
}

/** 50035 about one field, as a dotted path. */
export function invalidField(field: string, code: string, message: string): DiscordError {
  const leaf: ErrorTree = { _errors: [{ code, message }] };
  const tree = field.split('.').reduceRight<ErrorTree>((inner, name) => ({ [name]: inner }), leaf);
  return new DiscordError(400, {
    message: 'Invalid Form Body',
    code: Codes.InvalidFormBodyOrContentType,
    errors: tree,
  });
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
      code: scope === 'shared' ? Codes.ChannelSendRateLimit : 0,
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
