import type { Commands } from '../../src/discord/interactions/load-commands.ts';
import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import { violations } from '../../src/loopback/limits/limits.ts';
import type { RequestRecord } from '../../src/loopback/rest/request-log.ts';
import { readCustomId } from '../../src/view/custom-id.ts';

/**
 * Must hold for everything the bot writes, in any test: no programmer's words, no ping except a digest's one role, no
 * button or select without a handler, and none of Discord's limits broken.
 */
export function breaches(
  request: Pick<RequestRecord, 'method' | 'path' | 'body'>,
  commands: Commands,
): string[] {
  const written = writtenIn(request);
  if (written === undefined) return [];
  const faults =
    written.kind === 'autocomplete'
      ? [...programWords(written.body), ...violations(written.body, 'autocomplete')]
      : [
          ...programWords(written.body),
          ...pings(written.body, request.path.startsWith('/channels/')),
          ...unhandled(written.body, commands),
          ...violations(written.body),
        ];
  return faults.map((fault) => `${request.method} ${request.path.replace(/[\w-]{60,}/, '…')}: ${fault}`);
}

let noted: string[] = [];
let pauses = 0;

/** Records this bot's breaches; a test with any of them fails (see `answer-contract.setup.ts`). */
export function watchAnswers(discord: LoopbackDiscord, commands: () => Commands): void {
  discord.events.subscribe((event) => {
    if (event.kind === 'request-received' && pauses === 0) noted.push(...breaches(event.request, commands()));
  });
}

/** Lets a test write as the bot what today's code never would. */
export async function unwatched<Result>(act: () => Promise<Result>): Promise<Result> {
  pauses += 1;
  try {
    return await act();
  } finally {
    pauses -= 1;
  }
}

/** The breaches since the last call. */
export function takeBreaches(): string[] {
  const taken = noted;
  noted = [];
  return taken;
}

interface Written {
  readonly kind: 'message' | 'autocomplete';
  readonly body: unknown;
}

const CALLBACK = { message: 4, update: 7, autocomplete: 8 } as const;

/** The message, edit or choices in a request; undefined for any other request. */
function writtenIn({
  method,
  path,
  body,
}: Pick<RequestRecord, 'method' | 'path' | 'body'>): Written | undefined {
  if (method !== 'POST' && method !== 'PATCH') return undefined;
  if (/^\/interactions\/\d+\/[^/]+\/callback$/.test(path)) {
    const type = field(body, 'type');
    if (type === CALLBACK.autocomplete) return { kind: 'autocomplete', body: field(body, 'data') };
    const isMessage = type === CALLBACK.message || type === CALLBACK.update;
    return isMessage ? { kind: 'message', body: field(body, 'data') } : undefined;
  }
  if (/^\/channels\/\d+\/threads$/.test(path)) return { kind: 'message', body: field(body, 'message') };
  const isMessage =
    /^\/channels\/\d+\/messages(\/\d+)?$/.test(path) ||
    /^\/webhooks\/\d+\/[^/]+(\/messages\/[^/]+)?$/.test(path);
  return isMessage ? { kind: 'message', body } : undefined;
}

/** What shows up when a value is missing or wasn't meant to be read. */
const PROGRAM_WORDS = /\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b/;

function programWords(body: unknown): string[] {
  return leaves(body).flatMap(({ where, value }) =>
    typeof value === 'string' && PROGRAM_WORDS.test(value)
      ? [`"${PROGRAM_WORDS.exec(value)?.[0]}" in ${where}: ${value.slice(0, 200)}`]
      : [],
  );
}

function pings(body: unknown, mayPingRole: boolean): string[] {
  const allowed = field(body, 'allowed_mentions');
  const list = (name: string): readonly unknown[] => {
    const value = field(allowed, name);
    return Array.isArray(value) ? value : [];
  };
  return [
    ...(Array.isArray(field(allowed, 'parse')) ? [] : ['allowed_mentions is left to Discord']),
    ...(list('parse').length === 0 ? [] : [`allowed_mentions parses ${list('parse').join()}`]),
    ...(list('users').length === 0 ? [] : ['allowed_mentions names people']),
    ...(list('roles').length <= (mayPingRole ? 1 : 0) ? [] : ['allowed_mentions names roles']),
    ...(field(allowed, 'replied_user') === true ? ['the author of the message is pinged'] : []),
  ];
}

const KINDS: ReadonlyMap<unknown, string> = new Map([
  [2, 'button'],
  [3, 'select'],
]);

function unhandled(body: unknown, commands: Commands): string[] {
  return leaves(body).flatMap(({ name, value, parent }) => {
    if (name !== 'custom_id' || typeof value !== 'string') return [];
    const kind = KINDS.get(field(parent, 'type'));
    const read = readCustomId(value);
    const components = commands.get(read?.command ?? '')?.components ?? [];
    const isHandled = components.some((one) => one.kind === kind && one.id.action === read?.action);
    return isHandled ? [] : [`nothing handles the ${kind ?? 'component'} ${value}`];
  });
}

interface Leaf {
  readonly name: string;
  readonly where: string;
  readonly value: unknown;
  readonly parent: unknown;
}

/** Every leaf value in a body, with the path to it. */
function leaves(parent: unknown, way: readonly string[] = []): Leaf[] {
  if (typeof parent !== 'object' || parent === null) return [];
  return Object.entries(parent).flatMap(([name, value]) => {
    const there = [...way, name];
    return typeof value === 'object' && value !== null
      ? leaves(value, there)
      : [{ name, where: there.join('.'), value, parent }];
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
