import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { type Carrier, carried, carry, type customIds } from './carried.ts';
import { customId } from './custom-id.ts';
import { button } from './message.ts';
import { authorLine, metaLine } from './paper-line.ts';
import { label, plain, safe } from './text.ts';

/** Papers a list shows at once; with their texts and the controls they stay well below Discord's 40 components. */
export const PAGE_SIZE = 5;

export interface ListEntry {
  readonly paper: Paper;
  readonly featured?: boolean;
  /** Why the paper is here, in our own words, such as "+37 votes since yesterday". */
  readonly why?: string;
}

export interface ListPages {
  /** From 0. */
  readonly page: number;
  /** How many entries there are on all pages. */
  readonly total: number;
  /** The command whose `page` button turns the pages, and what it needs to know to make any of them. */
  readonly command: string;
  readonly state: string;
}

export interface PaperList {
  /** Markdown of our own making; escape what came from outside. */
  readonly heading: string;
  /** Lines of our own making under the heading. */
  readonly notes?: readonly string[];
  readonly entries: readonly ListEntry[];
  readonly pages?: ListPages;
  /** A line of our own making at the end. */
  readonly footer?: string;
}

const ACCENT = 0x3f6fd9;
const ROOM = { title: 280, meta: 140, why: 80, prose: 200 } as const;

/** A list of papers with a select that opens one of them privately, and buttons that turn its pages. */
export function paperList(list: PaperList): APIMessageTopLevelComponent[] {
  const first = (list.pages?.page ?? 0) * PAGE_SIZE;
  const inside: APIComponentInContainer[] = [
    { type: ComponentType.TextDisplay, content: [list.heading, ...(list.notes ?? [])].join('\n') },
    ...list.entries.map(
      (entry, index): APIComponentInContainer => ({
        type: ComponentType.TextDisplay,
        content: entryText(entry, first + index + 1),
      }),
    ),
  ];
  const carrier = carrierOf(list.pages);
  if (list.entries.length > 0) {
    inside.push({ type: ComponentType.ActionRow, components: [openSelect(list.entries, first, carrier)] });
  }
  if (list.pages !== undefined && list.pages.total > PAGE_SIZE) {
    inside.push(
      carrier === undefined
        ? {
            type: ComponentType.TextDisplay,
            content: '-# This was too long to turn pages by; shorten it to see more.',
          }
        : { type: ComponentType.ActionRow, components: pageButtons(list.pages, carrier) },
    );
  }
  if (list.footer !== undefined) inside.push({ type: ComponentType.TextDisplay, content: list.footer });
  return [{ type: ComponentType.Container, accent_color: ACCENT, components: inside }];
}

function entryText(entry: ListEntry, rank: number): string {
  const { paper } = entry;
  const said = paper.summary ?? paper.abstract;
  return [
    `${entry.featured === true ? '📌 ' : ''}**${rank}. ${safe(paper.title, ROOM.title)}**`,
    [entry.why ?? '', metaLine(paper, ROOM.meta)].filter((part) => part !== '').join(' · '),
    said === undefined ? '' : safe(said, ROOM.prose),
  ]
    .filter((line) => line !== '')
    .map((line, index) => (index === 1 && line !== '' ? `-# ${line}` : line))
    .join('\n');
}

function openSelect(entries: readonly ListEntry[], first: number, carrier: Carrier | undefined) {
  return {
    type: ComponentType.StringSelect as const,
    custom_id: carrier === undefined ? customId('paper', 'open') : carrier('paper', 'open'),
    placeholder: 'Read one of these, just for you',
    options: uniqueByPaper(entries).map(({ entry, index }) => {
      const who = plain(authorLine(entry.paper.authors, 80).replaceAll('\\', ''));
      const about = label([entry.paper.published ?? '', who].filter((part) => part !== '').join(' · '), 100);
      return {
        label: label(`${first + index + 1}. ${entry.paper.title}`, 100),
        value: paperKey(entry.paper.id),
        ...(about === '' ? {} : { description: about }),
      };
    }),
  };
}

/** Discord refuses a select that holds one value twice. */
function uniqueByPaper(entries: readonly ListEntry[]) {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    if (seen.has(entry.paper.id)) return [];
    seen.add(entry.paper.id);
    return [{ entry, index }];
  });
}

/** The longest beginning of an id that carries a part of the state is `trending:here:1234`. */
const LONGEST_HEAD = 20;
const CARRIERS = 4;

function carrierOf(pages: ListPages | undefined): Carrier | undefined {
  if (pages === undefined || pages.total <= PAGE_SIZE) return undefined;
  return carry(pages.state, CARRIERS, LONGEST_HEAD);
}

function pageButtons(pages: ListPages, carrier: Carrier) {
  const last = Math.ceil(pages.total / PAGE_SIZE) - 1;
  const { page, command } = pages;
  return [
    button(carrier(command, 'page', String(page - 1)), '◀ Previous', page <= 0),
    button(carrier(command, 'here', String(page)), `Page ${page + 1} of ${last + 1}`, true),
    button(carrier(command, 'page', String(page + 1)), 'Next ▶', page >= last),
  ];
}

/** Reads back the state that a list of `command` was drawn with, from the message its button sits on. */
export function listState(command: string, components: Parameters<typeof customIds>[0]): string {
  return carried(components, new Set(['paper:open', `${command}:page`, `${command}:here`]));
}
