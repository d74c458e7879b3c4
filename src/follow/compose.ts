import { dayOf } from '../catalog/day-of.ts';
import { nextAfter } from '../digest/due.ts';
import type { Compose, Composed } from '../digest/outlet.ts';
import type { PersonRecipient } from '../digest/recipient.ts';
import type { AskWhatsNew } from '../digest/service/whats-new.ts';
import type { Paper } from '../paper/paper.ts';
import type { Follow, FollowStore } from './follow.ts';
import type { Match } from './matches.ts';
import type { FindMatches } from './rounds.ts';
import { type FollowSettingsStore, USUAL_FOLLOW_SETTINGS } from './settings.ts';

/** What a person is told on one day of what they follow. */
export interface FollowNews {
  /** The local day, `YYYY-MM-DD`. */
  readonly period: string;
  /** Each paper once, those first that match most. */
  readonly matches: readonly Match[];
  /** Papers like those that the person keeps; may be empty. */
  readonly recommended: readonly { readonly paper: Paper; readonly why: string }[];
  /** When the next message may come. */
  readonly nextAt?: Date;
}

/** Matches of one message, all its pages together; a follow of everything would fill the ledger. */
const MOST_MATCHES = 300;

/** Recommends papers to a person, never one of those given. */
export type Recommend = (personId: string, not: readonly Paper[]) => Promise<FollowNews['recommended']>;

/** Makes the private message of a day: none where nothing matches. */
export function createComposeFollowNews(parts: {
  readonly follows: Pick<FollowStore, 'of'>;
  readonly followSettings: Pick<FollowSettingsStore, 'of'>;
  readonly whatsNew: AskWhatsNew;
  readonly findMatches: FindMatches;
  readonly recommend: Recommend;
}): Compose<PersonRecipient, FollowNews> {
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
    const recommends = settings.recommendations && matches.length > 0;
    return {
      digest: {
        period: delivery.period,
        matches,
        recommended: recommends ? await parts.recommend(userId, told) : [],
        ...(nextAt === undefined ? {} : { nextAt }),
      },
      content: { ...content, papers: told.map(({ id, upvotes = 0 }) => ({ id, upvotes })) },
      ...(matches.length === 0 ? { quiet: { kind: 'none-fits', papers: papers.length } as const } : {}),
    };
  };
}

/** Those first that match most follows, then those with most votes, then the newest; follows in the person's order. */
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
