import { roleMention } from 'discord.js';
import type { DigestEntry } from '../digest/digest.ts';
import { paperUrl } from '../paper/url.ts';
import {
  type DigestView,
  digestFooter,
  digestNotes,
  digestTitle,
  entryReason,
  pin,
  quietLines,
} from './digest-parts.ts';
import { link, safe } from './text.ts';

/** Discord's limit on a message's content, in characters. */
const CONTENT_LIMIT = 2000;

/** Title, notes, footer and ping, estimated generously. */
const FRAME = 700;

/** A longer address is only on the card that the select opens. */
const LONGEST_ADDRESS = 60;

/** The digest as plain text, which push notifications and screen readers convey in full. */
export function plainDigest(view: DigestView): string {
  const { digest } = view;
  const room = Math.floor((CONTENT_LIMIT - FRAME) / Math.max(1, digest.entries.length));
  return [
    `${view.roleId === undefined ? '' : `${roleMention(view.roleId)} `}**${digestTitle(digest)}**`,
    ...digestNotes(digest),
    ...quietLines(digest),
    ...digest.entries.map((entry, index) => paperLine(entry, index + 1, room)),
    ...digestFooter(digest),
  ].join('\n');
}

/** The title, then the address and the reason if they fit; at most `room`, including its line break. */
function paperLine(entry: DigestEntry, rank: number, room: number): string {
  const { paper, featured } = entry;
  const address = link(paperUrl(paper));
  const where = address !== undefined && address.length <= LONGEST_ADDRESS ? ` <${address}>` : '';
  const lead = `${rank}. ${pin(entry)}`;
  const title = safe(paper.title, Math.max(20, Math.min(200, room - where.length - lead.length - 8)));
  let line = `${lead}**${title}**${where}`;
  const reason = featured?.note === undefined ? entryReason(entry) : safe(featured.note, 80);
  if (reason !== '' && line.length + reason.length + 5 < room) line += `\n-# ${reason}`;
  return line;
}
