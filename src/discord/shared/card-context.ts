import type { FeaturedPaper } from '../../featured/featured.ts';
import type { Paper } from '../../paper/paper.ts';
import { voteScope } from '../../trending/votes.ts';
import { type MessageBody, message } from '../../view/message.ts';
import { type CardContext, paperCard } from '../../view/paper-card.ts';
import type { Services } from '../interactions/services.ts';

/** Where a card is shown: in a server, or to a person in private. */
export interface Viewer {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
}

/** What a card tells of a paper in this place: its members' votes, and whether moderators feature it. */
export async function cardContext(
  services: Pick<Services, 'votes' | 'featured' | 'clock'>,
  viewer: Viewer,
  paperId: string,
): Promise<CardContext> {
  const scope = voteScope(viewer.guildId, viewer.user.id);
  const [votes, active] = await Promise.all([
    services.votes.counts(scope, { paperIds: [paperId] }),
    viewer.guildId === null ? [] : services.featured.active(viewer.guildId, services.clock()),
  ]);
  const featured = active.find((one) => one.paperId === paperId);
  return {
    votes: votes.get(paperId) ?? 0,
    ...(featured === undefined ? {} : { featured: markOf(featured) }),
  };
}

function markOf({ note, until }: FeaturedPaper): NonNullable<CardContext['featured']> {
  return { until, ...(note === undefined ? {} : { note }) };
}

/** Ids of the papers that moderators of a server feature now; none in private. */
export async function featuredIds(
  services: Pick<Services, 'featured' | 'clock'>,
  guildId: string | null,
): Promise<ReadonlySet<string>> {
  if (guildId === null) return new Set();
  const active = await services.featured.active(guildId, services.clock());
  return new Set(active.map((one) => one.paperId));
}

/** The card of a paper as it stands in this place. */
export async function cardBody(services: Services, viewer: Viewer, paper: Paper): Promise<MessageBody> {
  return message(paperCard(paper, await cardContext(services, viewer, paper.id)));
}
