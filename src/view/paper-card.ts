import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  time,
} from 'discord.js';
import { submitterOf } from '../catalog/submitter.ts';
import { withdrawnOn } from '../catalog/withdrawn.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { arxivUrl, huggingFaceUrl, paperUrl } from '../paper/url.ts';
import { citePaper, openFollow, openSimilar, saveButton, sharePaper, vote } from './component-ids.ts';
import { dateName } from './day-name.ts';
import { actionRow, button, linkButton, textDisplay } from './message.ts';
import { authorLine, voteLine } from './paper-line.ts';
import { WITHOUT_MARKS } from './store-failure.ts';
import { excerpt, link, MESSAGE_ROOM, roomOf, safe } from './text.ts';

/** What a card says beside the paper itself. */
export interface CardContext {
  /** This server's votes. */
  readonly votes?: number;
  /** Set if moderators feature the paper: their note, which the card escapes, and the end. */
  readonly featured?: { readonly note?: string; readonly until?: Date };
  /** Set if neither is known because the store didn't answer. */
  readonly isWithoutMarks?: boolean;
  /** Set on a private card: do these include the reader's own vote? */
  readonly mine?: boolean;
  /** Can the reader of a private card post it to the channel? */
  readonly canShare?: boolean;
  /** A line of our own above the title, such as why the paper is here. */
  readonly remark?: string;
}

const ACCENT = 0x3f6fd9;
const ACCENT_FEATURED = 0xe8a317;

const ROOM = { title: 600, authors: 300, remark: 300, note: 300, prose: 1500, keywords: 200 } as const;

/** A paper in full: title, authors, votes, summary and links. */
export function paperCard(paper: Paper, context: CardContext = {}): APIMessageTopLevelComponent[] {
  const head = headText(paper, context);
  const thumbnail = link(paper.thumbnailUrl);
  const inside: APIComponentInContainer[] = [
    thumbnail === undefined
      ? textDisplay(head)
      : {
          type: ComponentType.Section,
          components: [textDisplay(head)],
          accessory: { type: ComponentType.Thumbnail, media: { url: thumbnail } },
        },
  ];
  const prose = proseText(paper, MESSAGE_ROOM - roomOf(head));
  if (prose !== '') inside.push(textDisplay(prose));
  const links = linkButtons(paper);
  if (links.length > 0) inside.push(actionRow(...links));
  inside.push(actionRow(...actionButtons(paper, context)));
  if (context.canShare === true) {
    inside.push(actionRow(button(sharePaper, 'Share in this channel', [paperKey(paper.id)])));
  }
  return [
    {
      type: ComponentType.Container,
      accent_color: context.featured === undefined ? ACCENT : ACCENT_FEATURED,
      components: inside,
    },
  ];
}

function headText(paper: Paper, context: CardContext): string {
  const submitter = submitterOf(paper);
  const withdrawn = withdrawnOn(paper);
  const facts = [
    authorLine(paper.authors, ROOM.authors, 6),
    [
      paper.published === undefined ? '' : safe(dateName(paper.published), 20),
      (paper.categories ?? [])
        .slice(0, 4)
        .map((category) => safe(category, 24))
        .join(', '),
      paper.organization === undefined ? '' : safe(paper.organization, 80),
      withdrawn === undefined ? '' : `⚠️ withdrawn ${safe(dateName(withdrawn), 20)}`,
      submitter === undefined ? '' : `submitted by ${safe(submitter, 80)}`,
      safe(paper.id, 80),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    voteLine(paper),
  ];
  return [
    ...featuredLines(context.featured),
    context.remark ?? '',
    `### ${safe(paper.title, ROOM.title)}`,
    ...facts.map((fact) => (fact === '' ? '' : `-# ${fact}`)),
    context.isWithoutMarks === true ? WITHOUT_MARKS : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function featuredLines(featured: CardContext['featured']): string[] {
  if (featured === undefined) return [];
  const { note, until } = featured;
  return [
    `📌 **Featured**${note === undefined ? '' : `: ${safe(note, ROOM.note)}`}`,
    until === undefined ? '' : `-# until ${time(until, 'f')}`,
  ];
}

function proseText(paper: Paper, room: number): string {
  const said = paper.summary ?? paper.abstract;
  const words = (paper.keywords ?? []).slice(0, 8).join(', ');
  const keywords = words === '' ? '' : `-# ${safe(words, ROOM.keywords)}`;
  const left = Math.min(ROOM.prose, room - roomOf(keywords) - 1);
  return [said === undefined ? '' : excerpt(said, left), keywords].filter((line) => line !== '').join('\n');
}

function linkButtons(paper: Paper) {
  const arxiv = arxivUrl(paper.id);
  const targets: [string | undefined, string][] = [
    [arxiv, 'arXiv'],
    [huggingFaceUrl(paper.id), 'Hugging Face'],
    [arxiv === undefined ? paperUrl(paper) : undefined, 'Read'],
    [paper.codeUrl, 'Code'],
    [paper.projectUrl, 'Project'],
  ];
  return targets.flatMap(([address, name]) => {
    const checked = link(address);
    return checked === undefined ? [] : [linkButton(checked, name)];
  });
}

/** Only a private card can mark the reader's own vote. */
function voteButton(key: string, { votes = 0, mine = false }: CardContext) {
  const drawn = button(vote, mine ? `▲ ${votes} · your vote` : votes > 0 ? `▲ ${votes}` : '▲ Upvote', [key]);
  return mine ? { ...drawn, style: ButtonStyle.Success as const } : drawn;
}

function actionButtons(paper: Paper, context: CardContext) {
  const key = paperKey(paper.id);
  return [
    voteButton(key, context),
    button(openSimilar, 'Similar', [key]),
    button(saveButton, 'Save', [key]),
    button(citePaper, 'Cite', [key]),
    ...(paper.authors.length + (paper.categories ?? []).length === 0
      ? []
      : [button(openFollow, 'Follow', [key])]),
  ];
}
