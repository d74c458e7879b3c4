import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ComponentType,
  time,
} from 'discord.js';
import type { Digest, DigestEntry } from '../digest/digest.ts';
import { paperKey } from '../paper/key.ts';
import { openPaper, openTrending } from './component-ids.ts';
import { customId, readCustomId } from './custom-id.ts';
import { dayName } from './day-name.ts';
import { sayNote, sayQuiet } from './digest-reasons.ts';
import { actionRow, button } from './message.ts';
import { withSaveOption } from './open-select.ts';
import { count, label, safe } from './text.ts';
import { reasonWords } from './trending-words.ts';

/** What both digest layouts are drawn from. */
export interface DigestView {
  readonly digest: Digest;
  /** Part of a `custom_id`, so that the bot recognizes its own message. */
  readonly marker: string;
  readonly roleId?: string;
}

/** Markdown. */
export function digestTitle(digest: Digest): string {
  return digest.name === undefined ? dayTitle(digest) : `${safe(digest.name, 80)} · ${dayTitle(digest)}`;
}

/** Like `digestTitle`, without markdown. */
export function plainDigestTitle(digest: Digest): string {
  return digest.name === undefined ? dayTitle(digest) : `${digest.name} · ${dayTitle(digest)}`;
}

function dayTitle({ weekly, period }: Digest): string {
  return `Papers of the ${weekly ? 'week' : 'day'} · ${dayName(period)}`;
}

/** Small print under the title: lateness and caveats, at most 600 characters. */
export function digestNotes(digest: Digest): string[] {
  const late =
    digest.lateSince === undefined
      ? []
      : [`-# Late: this was due ${time(digest.lateSince, 'f')}, but I was offline or couldn't post.`];
  return [...late, ...digest.notes.slice(0, 3).map((note) => `-# ${safe(sayNote(note), 160)}`)];
}

/** On a quiet day: says that there is nothing new, and why. */
export function quietLines({ quiet }: Digest): string[] {
  return quiet === undefined ? [] : [`Nothing new for this channel. ${safe(sayQuiet(quiet), 300)}`];
}

/** Why a paper is in the digest, in our words; may be empty. */
export function entryReason({ reasons, risenBy }: DigestEntry): string {
  return risenBy === undefined
    ? reasonWords(reasons)
    : `back with +${count(risenBy, 'vote')} since it was shown here`;
}

export function digestFooter(digest: Digest): string[] {
  return digest.nextAt === undefined ? [] : [`-# Next digest ${time(digest.nextAt, 'F')}`];
}

/** The select that opens a paper privately, or on a quiet day a button for what's popular; both carry the marker. */
export function digestControls({
  digest,
  marker,
}: DigestView): APIActionRowComponent<APIComponentInMessageActionRow> {
  if (digest.entries.length === 0) {
    return actionRow(button(openTrending, 'Trending this week', ['week', marker]));
  }
  return actionRow({
    type: ComponentType.StringSelect,
    custom_id: customId(openPaper, 'digest', marker),
    placeholder: 'Open a paper (only you will see it)',
    options: withSaveOption(
      digest.entries.map((entry, index) => ({
        label: label(`${index + 1}. ${entry.paper.title}`, 100),
        value: paperKey(entry.paper.id),
      })),
    ),
  });
}

/** Does any of a message's `custom_id`s carry this marker? */
export function carriesMarker(customIds: readonly string[], marker: string): boolean {
  return customIds.some((id) => readCustomId(id)?.args.includes(marker) === true);
}

/** `📌 ` in front of featured papers. */
export function pin(entry: DigestEntry): string {
  return entry.featured === undefined ? '' : '📌 ';
}
