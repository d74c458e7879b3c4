import type { Logger } from '../log.ts';
import type { Posting, PostOrder, PostResult } from './posting.ts';

/**
 * Posts a digest. A rich one that is rejected, such as for a limit of Discord's that we do not know, goes out once more in the
 * plain layout, of which less can be wrong; `instead` then tells why.
 *
 * @param mayPost asked before that second request; whoever has lost the lease meanwhile may not make it.
 */
export async function postOrPlain(
  parts: { readonly posting: Pick<Posting, 'turn' | 'post'>; readonly log: Logger },
  order: PostOrder,
  mayPost: () => boolean,
): Promise<{ readonly result: PostResult; readonly instead?: string }> {
  const { posting } = parts;
  const result = await posting.post(order);
  if (result.kind !== 'rejected' || order.subscription.layout === 'plain') return { result };
  parts.log.error(
    { delivery: order.deliveryId, reason: result.reason, err: result.fault },
    'a rich digest is rejected; the plain one is tried',
  );
  await posting.turn();
  if (!mayPost()) return { result };
  const plain: PostOrder = { ...order, subscription: { ...order.subscription, layout: 'plain' } };
  return { result: await posting.post(plain), instead: `Sent in the plain layout. ${result.reason}` };
}
