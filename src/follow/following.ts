import type { Catalog } from '../catalog/catalog.ts';
import type { Compose } from '../digest/outlet.ts';
import type { PersonRecipient } from '../digest/recipient.ts';
import type { Digests } from '../digest/service/digests.ts';
import { createComposeFollowNews, type FollowNews, type Recommend } from './compose.ts';
import type { FollowStore } from './follow.ts';
import { createFollows, type Follows } from './follows.ts';
import { createHearingBook } from './hearing.ts';
import { createKnownAcronyms } from './known-acronyms.ts';
import { createReachOf } from './reach.ts';
import { createRounds } from './rounds.ts';
import type { FollowSettingsStore } from './settings.ts';

/** Everything about follows: how people manage them, and what they are told. */
export interface Following {
  readonly follows: Follows;
  readonly compose: Compose<PersonRecipient, FollowNews>;
}

export function createFollowing(parts: {
  readonly store: { readonly follows: FollowStore; readonly followSettings: FollowSettingsStore };
  readonly digests: Digests;
  readonly recommend: Recommend;
  readonly catalog: () => Catalog;
  readonly clock: () => Date;
}): Following {
  const { store, digests, catalog, clock } = parts;
  const acronymsOf = createKnownAcronyms();
  const acronyms = () => acronymsOf(catalog());
  const hearings = createHearingBook(digests);
  return {
    follows: createFollows({
      ...store,
      acronyms,
      hearings,
      reachOf: createReachOf({ catalog, acronyms: acronymsOf, clock }),
      clock,
    }),
    compose: createComposeFollowNews({
      ...store,
      whatsNew: digests.whatsNew,
      findMatches: createRounds({ ...store, acronyms, clock }),
      toldTo: hearings.toldTo,
      recommend: parts.recommend,
    }),
  };
}
