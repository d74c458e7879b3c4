import type { Ended, FeaturedPaper } from '../../featured/featured.ts';
import type { FeaturedRow } from '../database/schema.ts';

export function toFeatured(row: FeaturedRow): FeaturedPaper {
  return {
    id: row.id,
    guildId: row.guild_id,
    paperId: row.paper_id,
    ...(row.note === null ? {} : { note: row.note }),
    by: row.featured_by,
    at: new Date(row.featured_at),
    until: new Date(row.until),
    ...(row.card_channel_id === null || row.card_message_id === null
      ? {}
      : { card: { channelId: row.card_channel_id, messageId: row.card_message_id } }),
    ...(row.ended_at === null ? {} : { ended: toEnded(new Date(row.ended_at), row) }),
  };
}

function toEnded(at: Date, { ended_by: by, renewed }: FeaturedRow): Ended {
  if (by === null) return { kind: 'expired', at };
  return renewed === 0 ? { kind: 'removed', at, by } : { kind: 'renewed', at, by };
}
