import type { Logger } from '../../log.ts';
import type { Draft, Way } from '../outlet.ts';
import type { DeliveryReason } from '../reason.ts';
import type { SendResult } from '../sender.ts';

/**
 * Sends a digest. A rich one that is rejected, for example for a limit we don't know, goes out once more in the plain
 * layout, where less can go wrong; `instead` then says why.
 *
 * @param maySend checked before that second request, which mustn't be made if the lease has been lost.
 * @returns undefined if the lease was lost: whoever takes the delivery over tries again.
 */
export async function sendOrPlain(
  parts: Pick<Way, 'slot'> & Pick<Draft, 'send'> & { readonly log: Logger },
  how: Parameters<Draft['send']>[0],
  maySend: () => boolean,
): Promise<{ readonly result: SendResult; readonly instead?: DeliveryReason } | undefined> {
  const result = await parts.send(how);
  if (result.kind !== 'rejected' || how.layout === 'plain') return { result };
  parts.log.error(
    { delivery: how.deliveryId, reason: result.reason, err: result.fault },
    'a rich digest was rejected; trying the plain one',
  );
  await parts.slot();
  if (!maySend()) return undefined;
  const instead = { kind: 'plain', why: result.reason } as const;
  return { result: await parts.send({ ...how, layout: 'plain' }), instead };
}
