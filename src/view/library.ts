import { type APIMessageTopLevelComponent, ComponentType, time } from 'discord.js';
import type { ExportedFile } from '../cite/formats/export.ts';
import { MOST_SAVES, type Save, type SaveOutcome } from '../library/library.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { pickSaves, saveButton, similarToListed, turnLibrary } from './component-ids.ts';
import { customId } from './custom-id.ts';
import { actionRow, button, type MessageBody, messageWithFile, sentence, textDisplay } from './message.ts';
import { PAGE_SIZE, paperList } from './paper-list.ts';
import { count, grouped, label, quoted, safe } from './text.ts';

const LIBRARY_FULL = `Your library is full (${grouped(MOST_SAVES)} papers). Export it with \`/library export\`, then make room with \`/library remove\`.`;

export const EMPTY_LIBRARY = 'Your library is empty. Press **Save** on any paper, or use `/library save`.';

/** The outcome of saving or removing a paper, with a button to undo it. */
export function saveMessage(
  paper: Paper,
  outcome: SaveOutcome | { readonly kind: 'removed' },
): APIMessageTopLevelComponent[] {
  const title = `**${safe(paper.title, 300)}**`;
  const toggle = (name: string) => actionRow(button(saveButton, name, [paperKey(paper.id), 'here']));
  switch (outcome.kind) {
    case 'saved':
      return [
        textDisplay(
          `Saved ${title} to your library (${count(outcome.count, 'paper')}). See them all with \`/library list\`.`,
        ),
        toggle('Undo'),
      ];
    case 'known':
      return [textDisplay(`${title} is already in your library.`), toggle('Remove')];
    case 'removed':
      return [textDisplay(`Removed ${title} from your library.`), toggle('Undo')];
    case 'full':
      return [textDisplay(LIBRARY_FULL)];
  }
}

/** The outcome of picking papers to save. */
export interface PickedSaves {
  readonly saved: number;
  readonly removed: number;
  /** How many picked papers didn't fit. */
  readonly left: number;
}

/** The select that shows which of some papers are saved, and changes that. */
export function savePicker(
  papers: readonly Paper[],
  saved: ReadonlySet<string>,
  picked?: PickedSaves,
): APIMessageTopLevelComponent[] {
  return [
    textDisplay(picked === undefined ? 'Choose papers to save to your library.' : pickedSentence(picked)),
    actionRow({
      type: ComponentType.StringSelect,
      custom_id: customId(pickSaves),
      placeholder: 'None of these is saved',
      min_values: 0,
      max_values: papers.length,
      options: papers.map((paper, index) => ({
        label: label(`${index + 1}. ${paper.title}`, 100),
        value: paperKey(paper.id),
        default: saved.has(paper.id),
      })),
    }),
  ];
}

function pickedSentence({ saved, removed, left }: PickedSaves): string {
  const done = [
    saved === 0 ? '' : `Saved ${count(saved, 'paper')}.`,
    removed === 0 ? '' : `Removed ${count(removed, 'paper')}.`,
    left === 0 ? '' : `There was no room for ${count(left, 'paper')}. ${LIBRARY_FULL}`,
  ].filter((part) => part !== '');
  return done.length === 0 ? 'Your library is unchanged.' : done.join(' ');
}

/** Discord takes files up to 10 MiB; this leaves room for the rest of the request. */
const LARGEST_FILE = 9 * 1024 * 1024;

/** An export, or why there is none. */
export function exportMessage(file: ExportedFile, papers: number): MessageBody {
  if (Buffer.byteLength(file.text) > LARGEST_FILE) {
    return sentence(
      'That file would be larger than Discord allows. Remove some papers with many authors first.',
    );
  }
  return messageWithFile([textDisplay(`Your library: ${count(papers, 'paper')}.`)], file);
}

export interface LibraryView {
  /** Those that match the filter, newest first. */
  readonly saves: readonly Save[];
  /** The number without the filter. */
  readonly total: number;
  readonly filter: string;
  /** From 0. */
  readonly page: number;
  /** Is the paper in the catalog? */
  readonly isHeld: (id: string) => boolean;
}

/** A page of a person's library; past the end, the last page. */
export function libraryList(view: LibraryView): APIMessageTopLevelComponent[] {
  const { saves, total, filter } = view;
  if (total === 0) {
    return [textDisplay(EMPTY_LIBRARY)];
  }
  if (saves.length === 0) {
    return [
      textDisplay(
        `${total === 1 ? "Your saved paper doesn't match" : `None of your ${count(total, 'saved paper')} matches`} ${quoted(filter, 120)}. Try fewer words.`,
      ),
    ];
  }
  const page = Math.min(view.page, Math.ceil(saves.length / PAGE_SIZE) - 1);
  const found = filter === '' ? '' : ` · ${grouped(saves.length)} for ${quoted(filter, 120)}`;
  return paperList({
    heading: `### Your library: ${count(total, 'paper')}${found}`,
    entries: saves.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map(({ paper, at }) => ({
      paper,
      why: `saved ${time(at, 'R')}${view.isHeld(paper.id) ? '' : ', no longer in my catalog'}`,
    })),
    pages: { page, total: saves.length, turn: turnLibrary, state: filter },
    buttons: [button(similarToListed, 'Find similar')],
  });
}
