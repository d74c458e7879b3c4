import type { Paper } from '../paper/paper.ts';
import { paperUrl } from '../paper/url.ts';
import { link, roomOf, safe } from './text.ts';

/** A longer address would leave too little room for the texts beside it. */
const LONGEST_ADDRESS = 200;

/** A paper's title, linked if it has an address; escaped, the title in at most `room`. */
export function titleLink(paper: Pick<Paper, 'id' | 'title' | 'url'>, room: number): string {
  const title = safe(paper.title, room);
  const address = link(paperUrl(paper));
  // Discord doesn't render a link whose text contains another link.
  if (address === undefined || roomOf(address) > LONGEST_ADDRESS || /https?:\/\//i.test(title)) return title;
  return `[${title}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** The title as a link if the line then still fits into `room`, else without one. */
export function fittingTitle(
  paper: Pick<Paper, 'id' | 'title' | 'url'>,
  titleRoom: number,
  room: number,
): string {
  const linked = titleLink(paper, titleRoom);
  return roomOf(linked) <= room ? linked : safe(paper.title, titleRoom);
}
