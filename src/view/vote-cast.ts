import type { Paper } from '../paper/paper.ts';
import { safe } from './text.ts';

/** Confirms that a person's vote on a paper counts, or no longer does. */
export function voteCast(paper: Paper, voted: boolean): string {
  const title = `**${safe(paper.title, 200)}**`;
  return voted
    ? `▲ You upvoted ${title}. Press it again to take that back.`
    : `You took back your upvote for ${title}.`;
}
