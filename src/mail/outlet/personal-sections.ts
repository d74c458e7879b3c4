import type { Delivery, ShownPaper } from '../../digest/ledger.ts';
import type { Compose } from '../../digest/outlet.ts';
import type { AddressRecipient, PersonRecipient } from '../../digest/recipient.ts';
import type { Subscription } from '../../digest/subscription.ts';
import type { FollowNews } from '../../follow/compose.ts';
import type { Paper } from '../../paper/paper.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import type { MailSection } from '../write/digest-mail-view.ts';

/** Most papers from a person's follows in one mail. */
const MOST_FOLLOWED = 10;

/** What comes after the day's papers in a person's mail: papers they follow, and recommendations. */
export interface PersonalSections {
  readonly sections: readonly MailSection[];
  /** For the ledger. */
  readonly shown: readonly ShownPaper[];
}

export type AskPersonalSections = (
  subscription: Subscription<AddressRecipient>,
  delivery: Delivery,
  now: Date,
  /** Ids of papers already in the mail. */
  taken: ReadonlySet<string>,
) => Promise<PersonalSections>;

/** @param parts.personOf the Discord user whose mailbox this is; undefined if it was set up on the website. */
export function createPersonalSections(parts: {
  readonly personOf: (addressId: string) => Promise<string | undefined>;
  readonly followNews: Compose<PersonRecipient, FollowNews>;
}): AskPersonalSections {
  return async (subscription, delivery, now, taken) => {
    const userId = await parts.personOf(subscription.recipient.addressId);
    if (userId === undefined) return { sections: [], shown: [] };
    const asPerson = { ...subscription, recipient: { kind: 'person', userId } } as const;
    const { digest } = await parts.followNews(asPerson, delivery, now);
    const followed = digest.matches
      .filter(({ paper }) => !taken.has(paper.id))
      .slice(0, MOST_FOLLOWED)
      .map(({ paper, follows }) => ({ paper, why: `you follow ${follows.map(nameOf).join(', ')}` }));
    const known = new Set([...taken, ...followed.map(({ paper }) => paper.id)]);
    const liked = digest.recommended
      .filter(({ paper }) => !known.has(paper.id))
      .map(({ paper, like, because }) => ({
        paper,
        why: `like “${plainExcerpt(like.title, 90)}”, which you ${because}`,
      }));
    const sections = [
      { title: 'What you follow', papers: followed },
      { title: 'You might like', papers: liked },
    ].filter(({ papers }) => papers.length > 0);
    return {
      sections,
      shown: sections.flatMap(({ papers }) => papers.map(({ paper }) => shownPaper(paper))),
    };
  };
}

function nameOf({ kind, value }: FollowNews['matches'][number]['follows'][number]): string {
  return kind === 'words' ? `“${plainExcerpt(value, 60)}”` : plainExcerpt(value, 60);
}

function shownPaper({ id, upvotes = 0 }: Paper): ShownPaper {
  return { id, upvotes };
}
