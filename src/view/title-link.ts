import type { Paper } from '../paper/paper.ts';
import { paperUrl } from '../paper/url.ts';
import { link, roomOf, safe } from './text.ts';

/** An address longer than this would cost the texts beside it their room. */
const LONGEST_ADDRESS = 200;

/** A paper's title that opens the paper, where it has an address; escaped, the title in at most `room`. */
export function titleLink(paper: Pick<Paper, 'id' | 'title' | 'url'>, room: number): string {
  const title = safe(paper.title, room);
  const address = link(paperUrl(paper));
  // Discord shows a link whose words hold another link as it is written.
  if (address === undefined || roomOf(address) > LONGEST_ADDRESS || /https?:\/\//i.test(title)) return title;
  return `[${title}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** The title as a link where that leaves the line within `room`, else without. */
export function fittingTitle(
  paper: Pick<Paper, 'id' | 'title' | 'url'>,
  titleRoom: number,
  room: number,
): string {
  const linked = titleLink(paper, titleRoom);
  return roomOf(linked) <= room ? linked : safe(paper.title, titleRoom);
}
