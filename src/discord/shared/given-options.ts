import { CHANNEL_KINDS, type ChannelRecipient } from '../../digest/recipient.ts';
import { MOST_DIGEST_PAPERS } from '../../digest/subscription.ts';

/** The options given to a command, by name: from the command itself, or carried on by a button. */
export interface GivenOptions {
  getString(name: string): string | null;
  getInteger(name: string): number | null;
  getRole(name: string): { readonly id: string } | null;
}

/** Text options, each with the letter that stands for it where space is tight. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ name: 'n', time: 't', days: 'd', include: 'i', exclude: 'x' },
  ...{ category: 'g', layout: 'l', 'quiet-days': 'q' },
  ...{ address: 'a', recommendations: 'e' },
};
const ID = /^\d{15,25}$/;

type Texts = Pick<GivenOptions, 'getString'>;

/** The text options given to a command, except the time zone, as one text that buttons can carry: a line each. */
export function writeTexts(options: Texts): string {
  return linesOf(Object.entries(LETTERS).map(([name, letter]) => [letter, options.getString(name)] as const));
}

/** Reads what `writeTexts` wrote, with a time zone. */
export function readTexts(text: string, timezone: string): Texts {
  const given = givenIn(text);
  return {
    getString: (name) => (name === 'timezone' ? timezone : (given.get(LETTERS[name] ?? '') ?? null)),
  };
}

/** The options given to `/digest set`, except the time zone, as one text that buttons can carry. */
export function writeGiven(options: GivenOptions, { channelId, channelKind }: ChannelRecipient): string {
  const others = linesOf([
    ['c', channelId],
    ['k', channelKind],
    ['s', options.getInteger('size')],
    ['r', options.getRole('role')?.id ?? null],
  ]);
  return [others, writeTexts(options)].filter((lines) => lines !== '').join('\n');
}

/** Reads what `writeGiven` wrote, with a time zone; undefined for anything it can't have written. */
export function readGiven(
  text: string,
  timezone: string,
  guildId: string,
): { readonly recipient: ChannelRecipient; readonly options: GivenOptions } | undefined {
  const given = givenIn(text);
  const channelId = given.get('c') ?? '';
  const channelKind = CHANNEL_KINDS.find((kind) => kind === given.get('k'));
  if (!ID.test(channelId) || channelKind === undefined) return undefined;
  const size = Number(given.get('s'));
  const role = given.get('r') ?? '';
  return {
    recipient: { kind: 'channel', guildId, channelId, channelKind },
    options: {
      ...readTexts(text, timezone),
      getInteger: () => (Number.isInteger(size) && size >= 1 && size <= MOST_DIGEST_PAPERS ? size : null),
      getRole: () => (ID.test(role) ? { id: role } : null),
    },
  };
}

/** A line for each value: options contain no line breaks. */
function linesOf(given: readonly (readonly [letter: string, value: string | number | null])[]): string {
  return given
    .flatMap(([letter, value]) => (value === null ? [] : `${letter}${String(value).replace(/\s+/g, ' ')}`))
    .join('\n');
}

function givenIn(text: string): ReadonlyMap<string, string> {
  return new Map(text.split('\n').map((line) => [line.slice(0, 1), line.slice(1)]));
}
