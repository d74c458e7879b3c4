import { time } from 'discord.js';
import type { SubmitOutcome } from '../catalog/submissions/submit.ts';
import { safe } from './text.ts';

/** Why a submission came to nothing, as a sentence. */
export function whyNotSubmitted(outcome: Exclude<SubmitOutcome, { paper: unknown }>): string {
  switch (outcome.kind) {
    case 'unreadable':
      return 'That is no arXiv id and no link to a paper on arXiv, Hugging Face or alphaXiv. One looks like `2005.11401` or `arxiv.org/abs/2005.11401`.';
    case 'several':
      return `These are ${outcome.ids.length} papers. Please submit one at a time.`;
    case 'not-found':
      return `arXiv has no paper with the id **${safe(outcome.id, 120)}**.`;
    case 'offline':
      return `I do not hold **${safe(outcome.id, 120)}**, and cannot fetch it: I am set to ask nobody on the network (\`REFRESH=off\`).`;
    case 'limit': {
      const when = time(Math.ceil(outcome.again.getTime() / 1_000), 'R');
      return outcome.limit === 'person'
        ? `You have submitted as many papers as one person may in a day. You can go on ${when}.`
        : `This server has submitted as many papers as it may in a day. It can go on ${when}.`;
    }
    case 'unavailable':
      return `The paper could not be fetched: ${safe(outcome.reason, 300)} Please try again later.`;
  }
}
