import { randomUUID } from 'node:crypto';
import type { Notice } from '../search/query/notice.ts';
import { type Follow, type FollowKind, type FollowStore, LONGEST_VALUE, MOST_FOLLOWS } from './follow.ts';
import type { Hearing, HearingBook } from './hearing.ts';
import { type FollowReach, isBroad } from './reach.ts';
import { readFollow } from './read-follow.ts';
import { isSameFollow } from './same.ts';
import { type FollowSettings, type FollowSettingsStore, USUAL_FOLLOW_SETTINGS } from './settings.ts';

/** What somebody asks to follow. */
export interface Wish {
  readonly kind: FollowKind;
  readonly value: string;
}

/** What became of it. */
export type AddOutcome =
  | {
      readonly kind: 'added';
      readonly follow: Follow;
      readonly reach: FollowReach;
      readonly notices: readonly Notice[];
      readonly hearing: Hearing;
      readonly settings: FollowSettings;
    }
  /** The person follows that already. */
  | { readonly kind: 'same'; readonly wish: Wish; readonly before: Follow; readonly reach: FollowReach }
  /** It would match more than people can read. */
  | { readonly kind: 'broad'; readonly wish: Wish; readonly reach: FollowReach }
  | { readonly kind: 'full'; readonly wish: Wish }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'no-category'; readonly wish: Wish }
  | { readonly kind: 'nothing-wanted' | 'dated' };

export interface FollowList {
  readonly follows: readonly { readonly follow: Follow; readonly reach: FollowReach }[];
  readonly settings: FollowSettings;
  /** Undefined where nothing is followed. */
  readonly hearing: Hearing | undefined;
}

/** What people follow, as they deal with it. */
export interface Follows {
  /** @param anyway also what is followed already, or matches a lot. */
  add(personId: string, wish: Wish, anyway?: boolean): Promise<AddOutcome>;
  of(personId: string): Promise<readonly Follow[]>;
  list(personId: string): Promise<FollowList>;
  /** Gives what was removed, and how many are left; the last one ends the messages. */
  remove(
    personId: string,
    id: string,
  ): Promise<{ readonly removed: Follow; readonly left: number } | undefined>;
  /** Changes when the person is written to; what is not given stays. */
  setTimes(
    personId: string,
    change: Partial<FollowSettings>,
  ): Promise<{ readonly settings: FollowSettings; readonly hearing: Hearing | undefined }>;
}

/** A category as the archive and conferences write them. */
const CATEGORY = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

export function createFollows(parts: {
  readonly follows: FollowStore;
  readonly followSettings: FollowSettingsStore;
  readonly hearings: HearingBook;
  readonly reachOf: (wishes: readonly Wish[]) => Promise<readonly FollowReach[]>;
  readonly clock: () => Date;
}): Follows {
  const { follows, followSettings, hearings, clock } = parts;

  async function settingsOf(personId: string): Promise<FollowSettings> {
    return (await followSettings.of(personId)) ?? USUAL_FOLLOW_SETTINGS;
  }

  async function reachOf(wish: Wish): Promise<FollowReach> {
    const [reach] = await parts.reachOf([wish]);
    return reach ?? { month: 0, week: 0, weekOf: 0 };
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
      const [own, settings, hearing] = await Promise.all([
        follows.of(personId),
        settingsOf(personId),
        hearings.of(personId),
      ]);
      const reaches = await parts.reachOf(own);
      const none = { month: 0, week: 0, weekOf: 0 };
      return { follows: own.map((follow, i) => ({ follow, reach: reaches[i] ?? none })), settings, hearing };
    },

    async remove(personId, id) {
      const removed = await follows.remove(personId, id);
      if (removed === undefined) return undefined;
      const left = (await follows.of(personId)).length;
      if (left === 0) await hearings.end(personId);
      return { removed, left };
    },

    async setTimes(personId, change) {
      const settings = { ...(await settingsOf(personId)), ...change };
      await followSettings.set(personId, settings);
      const own = await follows.of(personId);
      return { settings, hearing: own.length === 0 ? undefined : await hearings.begin(personId, settings) };
    },
  };
}
