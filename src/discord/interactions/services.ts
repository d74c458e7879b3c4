import type { Catalog } from '../../catalog/catalog.ts';
import type { Freshness } from '../../catalog/refresh/freshness.ts';
import type { Submissions } from '../../catalog/submissions/submit.ts';
import type { DigestFeeds } from '../../digest/digest-feeds.ts';
import type { Digests } from '../../digest/service/digests.ts';
import type { PersonNews } from '../../digest/service/person-news.ts';
import type { CardBoard } from '../../featured/card-board.ts';
import type { FeaturedStore } from '../../featured/featured.ts';
import type { Follows } from '../../follow/follows.ts';
import type { LibraryStore } from '../../library/library.ts';
import type { MailOptIn } from '../../mail/opt-in/opt-in.ts';
import type { Forget } from '../../personal-data/forget.ts';
import type { SearchEngine } from '../../search/search.ts';
import type { OptionalRead } from '../../trending/optional-read.ts';
import type { Trending } from '../../trending/trending.ts';
import type { VoteStore } from '../../trending/votes.ts';
import type { HelpEntry } from '../../view/help.ts';
import type { AskAccess } from '../delivery/channel-access.ts';

/**
 * What a command may use. It is created for each interaction, so `catalog` and `search` match, even while a refresh
 * replaces them.
 */
export interface Services {
  /** All commands, for `/help`. */
  readonly commands: readonly HelpEntry[];
  readonly catalog: Catalog;
  readonly search: SearchEngine;
  readonly trending: Trending;
  readonly votes: VoteStore;
  readonly featured: FeaturedStore;
  /** Reads votes or featured papers for an answer that can do without them. */
  readonly optionalRead: OptionalRead;
  readonly forget: Forget;
  /** The papers that people have saved. */
  readonly library: LibraryStore;
  readonly digests: Digests;
  readonly digestFeeds: DigestFeeds;
  /** Absent if mail isn't set up. */
  readonly mail: MailOptIn | undefined;
  readonly personNews: PersonNews;
  /** What people follow. */
  readonly follows: Follows;
  /** Cards of featured papers, pinned in channels. */
  readonly board: CardBoard;
  /** What the bot may do in a server's channel. */
  readonly access: AskAccess;
  readonly clock: () => Date;
  readonly submissions: Submissions;
  /** How fresh the catalog is, and how its sources are doing. */
  readonly freshness: () => Freshness;
}
