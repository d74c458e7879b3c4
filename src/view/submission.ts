import { time } from 'discord.js';
import type { SubmitOutcome } from '../catalog/submissions/submit.ts';
import { safe } from './text.ts';

/** Why a submission failed, as a sentence. */
export function whyNotSubmitted(outcome: Exclude<SubmitOutcome, { paper: unknown }>): string {
  switch (outcome.kind) {
    case 'unreadable':
      return "That isn't an arXiv id or a link to a paper on arXiv, Hugging Face or alphaXiv. Try `2005.11401`.";
    case 'several':
      return `That's ${outcome.ids.length} papers. Please submit one at a time.`;
    case 'not-found':
      return `arXiv doesn't have a paper with the id **${safe(outcome.id, 120)}**.`;
    case 'offline':
      return `**${safe(outcome.id, 120)}** isn't in my catalog, and fetching is turned off.`;
    case 'limit': {
      const when = time(Math.ceil(outcome.again.getTime() / 1_000), 'R');
      return outcome.limit === 'person'
        ? `You've reached the daily limit for submissions. You can submit again ${when}.`
        : `This server has reached the daily limit for submissions. You can submit again ${when}.`;
    }
    case 'unavailable':
      return `I couldn't fetch the paper. ${safe(outcome.reason, 300)} Please try again later.`;
  }
}
