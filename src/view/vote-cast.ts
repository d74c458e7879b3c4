import type { Paper } from '../paper/paper.ts';
import { safe } from './text.ts';

/** That a person's vote on a paper stands now, or does not any more. */
export function voteCast(paper: Paper, voted: boolean): string {
  const title = `**${safe(paper.title, 200)}**`;
  return voted
    ? `▲ You upvoted ${title}. Press it again to take that back.`
    : `You took back your upvote for ${title}.`;
}
