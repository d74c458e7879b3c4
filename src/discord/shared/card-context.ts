import { type MessageComponentInteraction, MessageFlags } from 'discord.js';
import type { FeaturedPaper } from '../../featured/featured.ts';
import type { Paper } from '../../paper/paper.ts';
import { voteScope } from '../../trending/votes.ts';
import { type MessageBody, message } from '../../view/message.ts';
import { type CardContext, paperCard } from '../../view/paper-card.ts';
import type { Services } from '../interactions/services.ts';

/** Where a card is shown: in a server, or privately to a person. */
export interface Viewer {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
  /** Whether only this person sees it. */
  readonly isPrivate?: boolean;
}

/** The person using a command or component, and whether only they see the answer. */
export function viewerOf({ guildId, user }: Viewer, isPrivate: boolean): Viewer {
  return { guildId, user, isPrivate };
}

/** The person who pressed something on a message, and sees it replaced. */
export function viewerOfMessage(interaction: MessageComponentInteraction): Viewer {
  return viewerOf(interaction, interaction.message.flags.has(MessageFlags.Ephemeral));
}

/**
 * What a card shows about a paper here: members' votes, and whether moderators feature it.
 * If only one person sees it, it marks their own vote and can be shared.
 */
export async function cardContext(
  services: Pick<Services, 'votes' | 'featured' | 'optionalRead' | 'clock'>,
  viewer: Viewer,
  paperId: string,
): Promise<CardContext> {
  const { isPrivate = false } = viewer;
  const scope = voteScope(viewer.guildId, viewer.user.id);
  const own = { scope, paperId, userId: viewer.user.id };
  const [votes, active, mine] = await Promise.all([
    services.optionalRead(() => services.votes.counts(scope, { paperIds: [paperId] })),
    activeIn(services, viewer.guildId),
    isPrivate ? services.optionalRead(() => services.votes.has(own)) : undefined,
  ]);
  if (votes === undefined || active === undefined) return { isWithoutMarks: true };
  const featured = active.find((one) => one.paperId === paperId);
  return {
    votes: votes.get(paperId) ?? 0,
    ...(mine === undefined ? {} : { mine }),
    ...(isPrivate && viewer.guildId !== null ? { canShare: true } : {}),
    ...(featured === undefined ? {} : { featured: markOf(featured) }),
  };
}

function markOf({ note, until }: FeaturedPaper): NonNullable<CardContext['featured']> {
  return { until, ...(note === undefined ? {} : { note }) };
}

/** The papers currently featured by a server's moderators, by id; none in private. */
export interface FeaturedMarks {
  readonly featured?: ReadonlySet<string>;
  /** Set if they are unknown because the store didn't answer. */
  readonly isWithoutMarks?: boolean;
}

/** What a list shows about its papers here. */
export async function featuredMarks(
  services: Pick<Services, 'featured' | 'optionalRead' | 'clock'>,
  guildId: string | null,
): Promise<FeaturedMarks> {
  const active = await activeIn(services, guildId);
  if (active === undefined) return { isWithoutMarks: true };
  return { featured: new Set(active.map((one) => one.paperId)) };
}

async function activeIn(
  { featured, optionalRead, clock }: Pick<Services, 'featured' | 'optionalRead' | 'clock'>,
  guildId: string | null,
): Promise<readonly FeaturedPaper[] | undefined> {
  return guildId === null ? [] : optionalRead(() => featured.active(guildId, clock()));
}

/** A paper's card as it looks here. */
export async function cardBody(
  services: Services,
  viewer: Viewer,
  paper: Paper,
  remark?: string,
): Promise<MessageBody> {
  const context = await cardContext(services, viewer, paper.id);
  return message(paperCard(paper, { ...context, ...(remark !== undefined && { remark }) }));
}
