import type { Updateable } from 'kysely';
import type { Settlement } from '../../digest/ledger.ts';
import type { DeliveryRow } from '../database/schema.ts';

const RELEASED = { holder: null, lease_until: null };

/** The columns a settlement updates. */
export function settled(settlement: Settlement): Updateable<DeliveryRow> {
  const { state } = settlement;
  const reason = settlement.reason === undefined ? null : JSON.stringify(settlement.reason);
  switch (state) {
    case 'publishing':
      return { state, reason, ...arrived(settlement), lease_until: settlement.until.getTime() };
    case 'sent':
      return {
        state,
        reason,
        ...arrived(settlement),
        settled_at: settlement.sentAt.getTime(),
        ...RELEASED,
      };
    case 'waiting':
      return { state, reason, holder: null, lease_until: settlement.until.getTime() };
    default:
      return {
        state,
        reason,
        settled_at: settlement.at.getTime(),
        // Kept if it may have arrived, so that the next message can repeat them.
        ...(settlement.reason.kind === 'interrupted' ? {} : { papers: '[]' }),
        considered: settlement.considered === undefined ? null : JSON.stringify(settlement.considered),
        ...RELEASED,
      };
  }
}

function arrived({ messageId, sentAt }: { readonly messageId: string; readonly sentAt: Date }) {
  return { message_id: messageId, sent_at: sentAt.getTime() };
}
