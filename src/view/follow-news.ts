import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
  time,
} from 'discord.js';
import type { PersonRecipient } from '../digest/recipient.ts';
import type { SendOrder } from '../digest/sender.ts';
import { type FollowNews, SHOWN_MATCHES } from '../follow/compose.ts';
import type { Follow } from '../follow/follow.ts';
import type { Match } from '../follow/matches.ts';
import { openMatches, turnMatches } from './component-ids.ts';
import { dayName } from './day-name.ts';
import type { PostBody } from './digest.ts';
import { followName } from './follow-name.ts';
import { unfollowSelect } from './follows.ts';
import { actionRow, button, message, textDisplay } from './message.ts';
import { openSelect } from './open-select.ts';
import { metaLine } from './paper-line.ts';
import { paperList } from './paper-list.ts';
import { recommendedWhy } from './recommendations.ts';
import { count, excerpt, grouped, label, MESSAGE_ROOM, roomOf } from './text.ts';
import { fittingTitle } from './title-link.ts';

const ACCENT = 0x3f6fd9;

/** Room for title and footer, and for recommendations. */
const FRAME_ROOM = 400;
const RECOMMENDED_ROOM = 700;

/** Most bytes for a message's texts and labels together; a little below Discord's own limit. */
const MOST_BYTES = 9_800;
const LONGEST_LABEL = 100;

/** A day's private message. @param lateSince when it was due, if it is late. */
export function followNewsPost(news: FollowNews, marker: string, lateSince?: Date): PostBody {
  const { allowedMentions } = message([]);
  let scale = 1;
  let inside = drawn(news, marker, lateSince, scale);
  // Multi-byte letters leave less room, in labels too.
  while (bytesOf(inside) > MOST_BYTES && scale > 0.3) {
    scale -= 0.1;
    inside = drawn(news, marker, lateSince, scale);
  }
  const components: APIMessageTopLevelComponent[] = [
    { type: ComponentType.Container, accent_color: ACCENT, components: inside },
  ];
  return { components, flags: MessageFlags.IsComponentsV2, allowedMentions };
}

/** @param scale factor for the room of texts and labels, at most 1. */
function drawn(
  { period, matches, recommended, nextAt }: FollowNews,
  marker: string,
  lateSince: Date | undefined,
  scale: number,
): APIComponentInContainer[] {
  const shown = matches.slice(0, SHOWN_MATCHES);
  const more = matches.length - shown.length;
  const reserved = FRAME_ROOM + (recommended.length === 0 ? 0 : RECOMMENDED_ROOM);
  const room = Math.floor(((MESSAGE_ROOM - reserved) * scale) / Math.max(1, shown.length));
  const papers = [...shown, ...recommended].map(({ paper }) => paper);
  const shorten = <Option extends { readonly label: string }>(options: readonly Option[]) =>
    options.map((option) => ({ ...option, label: label(option.label, Math.floor(LONGEST_LABEL * scale)) }));
  const open = openSelect(papers, 1, ['digest', marker]);
  const remove = unfollowSelect(followsOf(matches), [marker]);
  return [
    textDisplay(headText(period, matches.length, lateSince)),
    ...shown.map((match, index) => textDisplay(matchText(match, index + 1, room))),
    { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
    ...recommendedTexts(recommended, shown.length, scale),
    actionRow({ ...open, options: shorten(open.options).map(({ description: _, ...option }) => option) }),
    ...(more === 0
      ? []
      : [actionRow(button(openMatches, `And ${grouped(more)} more`, [String(papers.length), marker]))]),
    actionRow({ ...remove, options: shorten(remove.options) }),
    ...(nextAt === undefined
      ? []
      : [textDisplay(`-# Next message: ${time(nextAt, 'F')}, if there's something new`)]),
  ];
}

/** A day's private message, as the outlet for people draws it. */
export function drawFollowNews({
  digest,
  deliveryId,
  lateSince,
}: SendOrder<PersonRecipient, FollowNews>): PostBody {
  return followNewsPost(digest, deliveryId, lateSince);
}

/** What Discord counts: texts, and the labels of options. */
function bytesOf(inside: readonly APIComponentInContainer[]): number {
  const texts = inside.flatMap((one) => {
    if (one.type === ComponentType.TextDisplay) return [one.content];
    if (one.type !== ComponentType.ActionRow) return [];
    return one.components.flatMap((component) =>
      component.type === ComponentType.StringSelect
        ? [component.placeholder ?? '', ...component.options.flatMap(({ label: name }) => name)]
        : [],
    );
  });
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function headText(period: string, matches: number, lateSince: Date | undefined): string {
  const late =
    lateSince === undefined
      ? []
      : [`-# Late: this was due ${time(lateSince, 'f')}, but I was offline or couldn't post.`];
  return [
    `## New for you · ${dayName(period)}`,
    `${count(matches, 'paper matches', 'papers match')} what you follow`,
    ...late,
  ].join('\n');
}

/** Title, reason, and as much else as fits. */
function matchText({ paper, follows }: Match, rank: number, room: number): string {
  const lines: string[] = [];
  let left = room;
  const add = (line: string): void => {
    if (line === '' || roomOf(line) + 1 > left) return;
    lines.push(line);
    left -= roomOf(line) + 1;
  };
  add(`**${rank}. ${fittingTitle(paper, Math.min(260, Math.floor(room * 0.5)), Math.floor(room * 0.75))}**`);
  add(`-# ${followNames(follows, Math.max(40, left - 10))}`);
  const meta = left > 60 ? metaLine(paper, Math.min(140, left - 10)) : '';
  add(meta === '' ? '' : `-# ${meta}`);
  const said = paper.summary ?? paper.abstract;
  if (said !== undefined && left > 80) add(excerpt(said, Math.min(260, left - 1)));
  return lines.join('\n');
}

/** `for “RAG”, **cs.CL** and 2 more`, within this room. */
function followNames(follows: readonly Follow[], room: number): string {
  const names: string[] = [];
  let left = room - 16;
  for (const follow of follows) {
    const name = followName(follow, Math.max(12, Math.min(60, left - 4)));
    if (names.length > 0 && roomOf(name) + 2 > left) break;
    names.push(name);
    left -= roomOf(name) + 2;
  }
  const more = follows.length - names.length;
  return `for ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function recommendedTexts(
  recommended: FollowNews['recommended'],
  before: number,
  scale: number,
): APIComponentInContainer[] {
  if (recommended.length === 0) return [];
  const room = Math.floor((RECOMMENDED_ROOM * scale) / recommended.length) - 10;
  return [
    textDisplay(
      [
        '### You might also like',
        ...recommended.map((one, index) => {
          const title = fittingTitle(one.paper, Math.floor(room * 0.4), Math.floor(room * 0.6));
          return `**${before + index + 1}. ${title}**\n-# ${recommendedWhy(one)}`;
        }),
      ].join('\n'),
    ),
  ];
}

/** Every follow that any of these papers matches, without duplicates. */
function followsOf(matches: readonly Match[]): Follow[] {
  return [...new Map(matches.flatMap(({ follows }) => follows).map((one) => [one.id, one])).values()];
}

/** A page of the matches that didn't fit into a message. */
export function moreMatches(view: {
  readonly matches: readonly Match[];
  /** The number on all pages. */
  readonly total: number;
  readonly page: number;
  /** What the paging buttons carry. */
  readonly state: string;
}): APIMessageTopLevelComponent[] {
  const { page, total, state } = view;
  return paperList({
    heading: `### ${count(total, 'more paper matches', 'more papers match')} what you follow`,
    entries: view.matches.map(({ paper, follows }) => ({
      paper,
      why: follows.length === 0 ? '' : followNames(follows, 120),
    })),
    pages: { page, total, turn: turnMatches, state },
  });
}
