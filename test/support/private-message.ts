import type { Composed } from '../../src/digest/outlet.ts';
import type { DrawPrivate } from '../../src/discord/delivery/person-sender.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { openTrending } from '../../src/view/component-ids.ts';
import { actionRow, button, message, textDisplay } from '../../src/view/message.ts';
import { label } from '../../src/view/text.ts';
import { NOTHING_CONSIDERED } from './digest.ts';

/** A private message with the titles of papers, for tests about how it arrives, not what it says. */
export function testMessage(papers: readonly Paper[]): Composed<readonly string[]> {
  return {
    digest: papers.map(({ title }) => title),
    content: {
      papers: papers.map(({ id }) => ({ id, upvotes: 0 })),
      batchDay: undefined,
      considered: NOTHING_CONSIDERED,
    },
  };
}

export const drawTestMessage: DrawPrivate<readonly string[]> = ({ digest, deliveryId, lateSince }) =>
  message([
    textDisplay(label(`${lateSince === undefined ? '' : 'Late. '}Papers: ${digest.join(', ')}`, 1000)),
    actionRow(button(openTrending, 'What trended this week', ['week', deliveryId])),
  ]);
