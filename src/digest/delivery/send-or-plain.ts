import type { Logger } from '../../log.ts';
import type { DeliveryReason } from '../reason.ts';
import type { Sender, SendOrder, SendResult } from '../sender.ts';

/**
 * Sends a digest. A rich one that is rejected, such as for a limit that we do not know, goes out once more in the plain
 * layout, of which less can be wrong; `instead` then tells why.
 *
 * @param maySend asked before that second request; whoever has lost the lease meanwhile may not make it.
 * @returns undefined where the lease was lost: whoever takes the delivery over tries again.
 */
export async function sendOrPlain(
  parts: { readonly sender: Pick<Sender, 'slot' | 'send'>; readonly log: Logger },
  order: SendOrder,
  maySend: () => boolean,
): Promise<{ readonly result: SendResult; readonly instead?: DeliveryReason } | undefined> {
  const { sender } = parts;
  const result = await sender.send(order);
  if (result.kind !== 'rejected' || order.layout === 'plain') return { result };
  parts.log.error(
    { delivery: order.deliveryId, reason: result.reason, err: result.fault },
    'a rich digest is rejected; the plain one is tried',
  );
  await sender.slot();
  if (!maySend()) return undefined;
  const instead = { kind: 'plain', why: result.reason } as const;
  return { result: await sender.send({ ...order, layout: 'plain' }), instead };
}
