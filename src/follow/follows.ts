import { randomUUID } from 'node:crypto';
import type { Paper } from '../paper/paper.ts';
import type { Acronyms } from '../search/match/acronyms.ts';
import type { Notice } from '../search/query/notice.ts';
import { type Follow, type FollowKind, type FollowStore, LONGEST_VALUE, MOST_FOLLOWS } from './follow.ts';
import type { Hearing, HearingBook } from './hearing.ts';
import { createFollowMatchers } from './matcher.ts';
import type { Match } from './matches.ts';
import { type FollowReach, isBroad, NO_REACH } from './reach.ts';
import { readFollow } from './read-follow.ts';
import { readPaper } from './read-paper.ts';
import { isSameFollow } from './same.ts';
import { type FollowSettings, type FollowSettingsStore, USUAL_FOLLOW_SETTINGS } from './settings.ts';

/** What somebody asks to follow. */
export interface Wish {
  readonly kind: FollowKind;
  readonly value: string;
}

/** What became of the request. */
export type AddOutcome =
  | {
      readonly kind: 'added';
      readonly follow: Follow;
      readonly reach: FollowReach;
      readonly notices: readonly Notice[];
      readonly hearing: Hearing;
      readonly settings: FollowSettings;
    }
  /** The person already follows that. */
  | { readonly kind: 'same'; readonly wish: Wish; readonly before: Follow; readonly reach: FollowReach }
  /** It would match more than anyone can read. */
  | { readonly kind: 'broad'; readonly wish: Wish; readonly reach: FollowReach }
  | { readonly kind: 'full'; readonly wish: Wish }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'no-category'; readonly wish: Wish }
  | { readonly kind: 'nothing-wanted' | 'dated' };

export interface FollowList {
  readonly follows: readonly { readonly follow: Follow; readonly reach: FollowReach }[];
  readonly settings: FollowSettings;
  /** Undefined if nothing is followed. */
  readonly hearing: Hearing | undefined;
}

/** What people follow, as the commands manage it. */
export interface Follows {
  /** @param anyway even if it is already followed or matches a lot. */
  add(personId: string, wish: Wish, anyway?: boolean): Promise<AddOutcome>;
  of(personId: string): Promise<readonly Follow[]>;
  list(personId: string): Promise<FollowList>;
  /** Returns what was removed and how many are left; removing the last one ends the messages. */
  remove(
    personId: string,
    id: string,
  ): Promise<{ readonly removed: Follow; readonly left: number } | undefined>;
  /** Resumes a person's messages after they were switched off. */
  resume(personId: string): Promise<void>;
  /** Ids of all papers in one of the person's messages; undefined if it is no longer known. */
  toldIn(personId: string, deliveryId: string): Promise<readonly string[] | undefined>;
  /** Papers with the person's follows they match; papers without a match are kept. */
  matchesOf(personId: string, papers: readonly Paper[]): Promise<readonly Match[]>;
  /** Changes when the person gets messages; settings not given stay. */
  setTimes(
    personId: string,
    change: Partial<FollowSettings>,
  ): Promise<{ readonly settings: FollowSettings; readonly hearing: Hearing | undefined }>;
}

/** A category as arXiv and conferences write them. */
const CATEGORY = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

export function createFollows(parts: {
  readonly follows: FollowStore;
  readonly followSettings: FollowSettingsStore;
  readonly hearings: HearingBook;
  readonly acronyms: () => Promise<Acronyms>;
  readonly reachOf: (wishes: readonly Wish[]) => Promise<readonly FollowReach[]>;
  readonly clock: () => Date;
}): Follows {
  const { follows, followSettings, hearings, clock } = parts;

  async function settingsOf(personId: string): Promise<FollowSettings> {
    return (await followSettings.of(personId)) ?? USUAL_FOLLOW_SETTINGS;
  }

  async function reachOf(wish: Wish): Promise<FollowReach> {
    const [reach] = await parts.reachOf([wish]);
    return reach ?? NO_REACH;
  }

  return {
    async add(personId, { kind, value }, anyway = false) {
      const wish = { kind, value: value.replace(/\s+/g, ' ').trim() };
      if (wish.value.length > LONGEST_VALUE) return { kind: 'too-long', most: LONGEST_VALUE };
      if (kind === 'category' && !CATEGORY.test(wish.value)) return { kind: 'no-category', wish };
      const read = readFollow(wish);
      if (read.kind !== 'read') return read;
      const current = await follows.of(personId);
      if (current.length >= MOST_FOLLOWS) return { kind: 'full', wish };
      const reach = await reachOf(wish);
      const before = current.find((one) => isSameFollow(one, wish));
      if (!anyway && before !== undefined) return { kind: 'same', wish, before, reach };
      if (!anyway && isBroad(reach)) return { kind: 'broad', wish, reach };
      const follow = { id: randomUUID().slice(0, 13), personId, ...wish, since: clock() };
      if (!(await follows.add(follow, MOST_FOLLOWS))) return { kind: 'full', wish };
      const settings = await settingsOf(personId);
      const hearing = await hearings.begin(personId, settings);
      return { kind: 'added', follow, reach, notices: read.notices, hearing, settings };
    },

    of: (personId) => follows.of(personId),

    async list(personId) {
      const [own, settings, known] = await Promise.all([
        follows.of(personId),
        settingsOf(personId),
        hearings.of(personId),
      ]);
      const isMissing = known === undefined && own.length > 0;
      const hearing = isMissing ? await hearings.begin(personId, settings) : known;
      const reaches = await parts.reachOf(own);
      const tried = own.map((follow, i) => ({ follow, reach: reaches[i] ?? NO_REACH }));
      return { follows: tried, settings, hearing };
    },

    async remove(personId, id) {
      const removed = await follows.remove(personId, id);
      if (removed === undefined) return undefined;
      const left = (await follows.of(personId)).length;
      if (left === 0) await hearings.end(personId);
      // Something may have been followed in the meantime.
      if (left === 0 && (await follows.of(personId)).length > 0)
        await hearings.begin(personId, await settingsOf(personId));
      return { removed, left };
    },

    async resume(personId) {
      if ((await follows.of(personId)).length > 0) await hearings.begin(personId, await settingsOf(personId));
    },

    toldIn: (personId, deliveryId) => hearings.toldIn(personId, deliveryId),

    async matchesOf(personId, papers) {
      const [own, acronyms] = await Promise.all([follows.of(personId), parts.acronyms()]);
      const matcherOf = createFollowMatchers();
      const trials = own.flatMap((follow) => {
        const read = readFollow(follow, acronyms);
        return read.kind === 'read' ? [{ follow, matches: matcherOf(read.conditions) }] : [];
      });
      return papers.map((paper) => {
        const read = readPaper(paper);
        return { paper, follows: trials.filter(({ matches }) => matches(read)).map(({ follow }) => follow) };
      });
    },

    async setTimes(personId, change) {
      const settings = { ...(await settingsOf(personId)), ...change };
      await followSettings.set(personId, settings);
      const own = await follows.of(personId);
      return { settings, hearing: own.length === 0 ? undefined : await hearings.begin(personId, settings) };
    },
  };
}
