import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';
import type { Paper } from '../paper/paper.ts';
import type { Passage } from '../search/passage.ts';
import { type Carrier, carried, carry, type customIds } from './carried.ts';
import { openPaper, searchPlain } from './component-ids.ts';
import type { ButtonId } from './custom-id.ts';
import { actionRow, button, textDisplay } from './message.ts';
import { openSelect } from './open-select.ts';
import { metaLine } from './paper-line.ts';
import { excerpt, MESSAGE_ROOM, roomOf } from './text.ts';
import { titleLink } from './title-link.ts';
import { wholeWords } from './whole-words.ts';

/** Papers per page; with their texts and controls they stay well below Discord's 40 components. */
export const PAGE_SIZE = 5;

export interface ListEntry {
  readonly paper: Paper;
  readonly featured?: boolean;
  /** Why the paper is here, in our own words, such as "+37 votes since yesterday". */
  readonly why?: string;
  /** Which of its text to show, and which words in bold; by default the beginning of its summary or abstract. */
  readonly passage?: Passage | undefined;
}

export interface ListPages {
  /** From 0. */
  readonly page: number;
  /** The number of entries on all pages. */
  readonly total: number;
  /** The paging button, and everything its handler needs to draw any page. */
  readonly turn: ButtonId;
  readonly state: string;
  /** Another button that draws a different list from the same state. */
  readonly other?: { readonly id: ButtonId; readonly label: string } | undefined;
}

export interface PaperList {
  /** Our own markdown; escape anything from outside. */
  readonly heading: string;
  /** Our own lines under the heading. */
  readonly notes?: readonly string[];
  readonly entries: readonly ListEntry[];
  readonly pages?: ListPages;
  /** More buttons for these papers. */
  readonly buttons?: readonly APIButtonComponentWithCustomId[];
}

/** Reserved for the lines that say why there are no page buttons, and how old the catalog is. */
const RESERVE = 160;

/** How many words a passage sets in bold, and the characters that mark each. */
const MOST_BOLD = 5;
const BOLD = 4;

const ACCENT = 0x3f6fd9;
const ROOM = { title: 220, meta: 140, prose: 150 } as const;

/** A list of papers with a select that opens one privately, and buttons to turn pages. */
export function paperList(list: PaperList): APIMessageTopLevelComponent[] {
  const first = (list.pages?.page ?? 0) * PAGE_SIZE;
  const head = [list.heading, ...(list.notes ?? [])].join('\n');
  const entries = list.entries.map((entry, index) => entryLines(entry, first + index + 1));
  const taken = roomOf(head) + sum(entries.map((lines) => roomOf(lines) + 1));
  const left = Math.floor((MESSAGE_ROOM - RESERVE - taken) / Math.max(1, entries.length));
  const inside: APIComponentInContainer[] = [
    head,
    ...entries.map((lines, index) =>
      [lines, prose(list.entries[index], left)].filter((line) => line !== '').join('\n'),
    ),
  ].map(textDisplay);
  const carrier = carrierOf(list.pages);
  if (list.entries.length > 0) {
    const papers = list.entries.map(({ paper }) => paper);
    inside.push(actionRow(openSelect(papers, first + 1, carrier?.())));
  }
  const other = list.pages?.other;
  if (other !== undefined && carrier !== undefined)
    inside.push(actionRow(button(other.id, other.label, carrier('0'))));
  if (list.pages !== undefined && list.pages.total > PAGE_SIZE) {
    inside.push(
      carrier === undefined
        ? textDisplay('-# That search is too long for more pages. Shorten it to see more.')
        : actionRow(...pageButtons(list.pages, carrier)),
    );
  }
  if (list.buttons !== undefined) inside.push(actionRow(...list.buttons));
  return [{ type: ComponentType.Container, accent_color: ACCENT, components: inside }];
}

/** Title and facts of an entry; its text follows if it fits. */
function entryLines({ paper, featured, why }: ListEntry, rank: number): string {
  const facts = [why ?? '', metaLine(paper, ROOM.meta)].filter((part) => part !== '').join(' · ');
  const title = `${featured === true ? '📌 ' : ''}**${rank}. ${titleLink(paper, ROOM.title)}**`;
  return facts === '' ? title : `${title}\n-# ${facts}`;
}

function prose(entry: ListEntry | undefined, room: number): string {
  const { paper, passage } = entry ?? {};
  const said = passage?.text ?? paper?.summary ?? paper?.abstract;
  if (said === undefined || room < 40) return '';
  const text = excerpt(said, Math.min(room - MOST_BOLD * BOLD, ROOM.prose));
  return passage === undefined ? text : inBold(text, passage.matched);
}

/** Sets some words of an escaped text in bold, except inside links. */
function inBold(text: string, words: readonly string[]): string {
  if (words.length === 0) return text;
  const marked = new RegExp(`(https?:\\S+)|${wholeWords(words)}`, 'gu');
  let left = MOST_BOLD;
  return text.replace(marked, (found: string, link: string | undefined) =>
    link !== undefined || left-- <= 0 ? found : `**${found}**`,
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The longest id prefix beside a part of the state: `trending:page:1234`, and some reserve. */
const LONGEST_HEAD = 20;
const PAGE_BUTTONS = 3;

function carrierOf(pages: ListPages | undefined): Carrier | undefined {
  if (pages === undefined || (pages.total <= PAGE_SIZE && pages.other === undefined)) return undefined;
  // The select, the other button and, with several pages, three page buttons: each carries a piece.
  const slots = 1 + (pages.other === undefined ? 0 : 1) + (pages.total > PAGE_SIZE ? PAGE_BUTTONS : 0);
  return carry(pages.state, slots, LONGEST_HEAD);
}

function pageButtons(pages: ListPages, carrier: Carrier) {
  const last = Math.ceil(pages.total / PAGE_SIZE) - 1;
  const { page, turn } = pages;
  return [
    button(turn, '◀ Previous', carrier(String(page - 1)), page <= 0),
    button(turn, `Page ${page + 1} of ${last + 1}`, carrier(String(page)), true),
    button(turn, 'Next ▶', carrier(String(page + 1)), page >= last),
  ];
}

/** The id of the page number in the middle, in messages from earlier versions. */
const EARLIER_PAGE_NUMBER = 'here';

/** Recovers the state of a list with this paging button from its message. */
export function listState(turn: ButtonId, components: Parameters<typeof customIds>[0]): string {
  return carried(components, [openPaper, turn, searchPlain, { ...turn, action: EARLIER_PAGE_NUMBER }]);
}
