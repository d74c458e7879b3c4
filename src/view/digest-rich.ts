import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  roleMention,
  SeparatorSpacingSize,
} from 'discord.js';
import type { DigestEntry } from '../digest/digest.ts';
import { paperUrl } from '../paper/url.ts';
import {
  type DigestView,
  digestControls,
  digestFooter,
  digestNotes,
  digestTitle,
  entryReason,
  pin,
  quietLines,
} from './digest-parts.ts';
import { linkButton, textDisplay } from './message.ts';
import { metaLine } from './paper-line.ts';
import { excerpt, link, MESSAGE_ROOM, roomOf, safe } from './text.ts';
import { fittingTitle } from './title-link.ts';

const ACCENT = 0x3f6fd9;

/** Room for title, notes, footer and ping, estimated generously. */
const FRAME_ROOM = 1000;

/** Up to this many papers each get a button: that takes three components per paper, and a message may have forty. */
const MOST_WITH_BUTTONS = 10;

/**
 * The digest as Components V2: each paper with its reason and a button to read it, and a select that opens one
 * privately.
 */
export function richDigest(view: DigestView): APIMessageTopLevelComponent[] {
  const { digest } = view;
  const room = Math.floor((MESSAGE_ROOM - FRAME_ROOM) / Math.max(1, digest.entries.length));
  const withButtons = digest.entries.length <= MOST_WITH_BUTTONS;
  const inside: APIComponentInContainer[] = [
    textDisplay([`## ${digestTitle(digest)}`, ...digestNotes(digest), ...quietLines(digest)].join('\n')),
    ...digest.entries.map((entry, index) => paperPart(entry, index + 1, room, withButtons)),
  ];
  if (digest.entries.length > 0) {
    inside.push({ type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small });
  }
  inside.push(digestControls(view));
  const footer = digestFooter(digest);
  if (footer.length > 0) inside.push(textDisplay(footer.join('\n')));
  const ping = view.roleId === undefined ? [] : [textDisplay(roleMention(view.roleId))];
  return [...ping, { type: ComponentType.Container, accent_color: ACCENT, components: inside }];
}

function paperPart(
  entry: DigestEntry,
  rank: number,
  room: number,
  withButton: boolean,
): APIComponentInContainer {
  const address = link(paperUrl(entry.paper));
  const words = paperText(entry, rank, room, withButton);
  return withButton && address !== undefined
    ? {
        type: ComponentType.Section,
        components: [textDisplay(words)],
        accessory: linkButton(address, 'Read'),
      }
    : textDisplay(words);
}

/** Title, reason, facts and as much of the summary as fits. */
function paperText(entry: DigestEntry, rank: number, room: number, withButton: boolean): string {
  const { paper } = entry;
  const lines: string[] = [];
  let left = room;
  const add = (line: string): void => {
    if (line === '' || roomOf(line) + 1 > left) return;
    lines.push(line);
    left -= roomOf(line) + 1;
  };
  const titleRoom = Math.min(260, Math.floor(room * 0.55));
  const title = withButton
    ? safe(paper.title, titleRoom)
    : fittingTitle(paper, titleRoom, Math.floor(room * 0.75));
  add(`${pin(entry)}**${rank}. ${title}**`);
  if (entry.featured?.note !== undefined)
    add(`-# Featured: ${safe(entry.featured.note, Math.min(200, left - 20))}`);
  else if (entry.featured !== undefined) add('-# Featured by the moderators');
  add(small(entryReason(entry)));
  if (left > 60) add(small(metaLine(paper, Math.min(140, left - 10))));
  const said = paper.summary ?? paper.abstract;
  if (said !== undefined && left > 80) add(excerpt(said, Math.min(260, left - 1)));
  return lines.join('\n');
}

function small(line: string): string {
  return line === '' ? '' : `-# ${line}`;
}
