import { dayOf } from '../catalog/day-of.ts';
import { nextAfter } from '../digest/due.ts';
import type { Compose, Composed } from '../digest/outlet.ts';
import type { PersonRecipient } from '../digest/recipient.ts';
import type { AskWhatsNew } from '../digest/service/whats-new.ts';
import type { Recommendation } from '../library/recommend.ts';
import type { Paper } from '../paper/paper.ts';
import type { Follow, FollowStore } from './follow.ts';
import type { Match } from './matches.ts';
import type { FindMatches } from './rounds.ts';
import { type FollowSettingsStore, USUAL_FOLLOW_SETTINGS } from './settings.ts';

/** What a person is told on one day about what they follow. */
export interface FollowNews {
  /** The local day, `YYYY-MM-DD`. */
  readonly period: string;
  /** Each paper once, those with the most matches first. */
  readonly matches: readonly Match[];
  /** Papers like those the person saved or upvoted; may be empty. */
  readonly recommended: readonly Recommendation[];
  /** When the next message is due. */
  readonly nextAt?: Date;
}

/** Papers shown in one message; the rest are on further pages. */
export const SHOWN_MATCHES = 15;

/** Most matches of one message, on all its pages; a follow of everything would fill the ledger. */
const MOST_MATCHES = 300;

/** At most `limit` papers for a person, excluding these ids. */
export type Recommend = (
  personId: string,
  not: ReadonlySet<string>,
  limit: number,
) => Promise<readonly Recommendation[]>;

/** Most papers recommended in one message. */
const MOST_RECOMMENDED = 3;

/** Composes the day's private message: quiet if nothing matches. */
export function createComposeFollowNews(parts: {
  readonly follows: Pick<FollowStore, 'of'>;
  readonly followSettings: Pick<FollowSettingsStore, 'of'>;
  readonly whatsNew: AskWhatsNew;
  readonly findMatches: FindMatches;
  /** Ids of the papers in a person's recent messages. */
  readonly toldTo: (personId: string) => Promise<readonly string[]>;
  readonly recommend: Recommend;
}): Compose<PersonRecipient, FollowNews> {
  let work: Promise<unknown> = Promise.resolve();

  /** One person at a time: each takes a few searches, and other people's searches mustn't wait for all of them. */
  function recommendedTo(personId: string, told: readonly Paper[]): Promise<readonly Recommendation[]> {
    const turn = work.then(() => newTo(personId, told));
    work = turn.catch(() => {});
    return turn;
  }

  /** Recommendations that no recent message contained. */
  async function newTo(personId: string, told: readonly Paper[]): Promise<readonly Recommendation[]> {
    const before = await parts.toldTo(personId);
    const not = new Set([...before, ...told.map(({ id }) => id)]);
    return parts.recommend(personId, not, MOST_RECOMMENDED);
  }

  return async (subscription, delivery, now): Promise<Composed<FollowNews>> => {
    const { userId } = subscription.recipient;
    const [own, settings = USUAL_FOLLOW_SETTINGS, { papers, content }] = await Promise.all([
      parts.follows.of(userId),
      parts.followSettings.of(userId),
      parts.whatsNew(subscription, delivery.id),
    ]);
    const found = await parts.findMatches(userId, own, papers);
    const matches = inOrder(found, own).slice(0, MOST_MATCHES);
    const nextAt = nextAfter(subscription, now, new Set([delivery.period]));
    const told = matches.map(({ paper }) => paper);
    const isWanted = settings.recommendations && matches.length > 0;
    const recommended = isWanted ? await recommendedTo(userId, told) : [];
    return {
      digest: {
        period: delivery.period,
        matches,
        recommended,
        ...(nextAt === undefined ? {} : { nextAt }),
      },
      content: {
        ...content,
        papers: [
          ...told.slice(0, SHOWN_MATCHES),
          ...recommended.map(({ paper }) => paper),
          ...told.slice(SHOWN_MATCHES),
        ].map(({ id, upvotes = 0 }) => ({ id, upvotes })),
      },
      ...(matches.length === 0 ? { quiet: { kind: 'none-fits', papers: papers.length } as const } : {}),
    };
  };
}

/** Papers by most follows matched, then most votes, then newest; follows in the person's order. */
export function inOrder(matches: readonly Match[], own: readonly Follow[]): Match[] {
  const place = new Map(own.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: Follow) => place.get(id) ?? own.length;
  return matches
    .map(({ paper, follows }) => ({
      paper,
      follows: [...follows].sort((a, b) => placeOf(a) - placeOf(b)),
    }))
    .sort(
      (a, b) =>
        b.follows.length - a.follows.length ||
        (b.paper.upvotes ?? 0) - (a.paper.upvotes ?? 0) ||
        (dayOf(b.paper) ?? '').localeCompare(dayOf(a.paper) ?? '') ||
        a.paper.id.localeCompare(b.paper.id),
    );
}
