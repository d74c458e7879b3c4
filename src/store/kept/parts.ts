import { keptCredits } from './credits.ts';
import { keptDigests } from './digests.ts';
import { keptFeatured } from './featured.ts';
import { keptFollowSettings, keptFollows } from './follows.ts';
import { keptMail } from './mail.ts';
import type { KeptPart } from './part.ts';
import { keptDeliveries, keptPrivateChannel, keptSubscription } from './private-messages.ts';
import { keptSaves } from './saves.ts';
import { keptSubmissions } from './submissions.ts';
import { keptVotes } from './votes.ts';

/** Every table with personal data. */
export const KEPT_PARTS: readonly KeptPart[] = [
  keptFollows,
  keptSaves,
  keptVotes,
  keptSubmissions,
  keptCredits,
  keptFollowSettings,
  keptDigests,
  keptFeatured,
  keptSubscription,
  keptDeliveries,
  keptPrivateChannel,
  keptMail,
];
