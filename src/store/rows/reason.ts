import { z } from 'zod';
import type { BatchNews } from '../../catalog/refresh/batch-news.ts';
import type { DeliveryReason, OffReason, QuietReason, SendReason } from '../../digest/reason.ts';

const said = z.object({ kind: z.literal('said'), text: z.string() });

const sendReason: z.ZodType<SendReason> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'busy',
      'halted',
      'unauthorised',
      'gone',
      'no-access',
      'no-permission',
      'no-history',
      'closed',
      'no-common-server',
      'no-outlet',
    ]),
  }),
  z.object({ kind: z.literal('outage'), status: z.number() }),
  z.object({ kind: z.enum(['unreachable', 'fault', 'unwritten', 'refused', 'rejected']), said: z.string() }),
  said,
]);

const batchNews: z.ZodType<BatchNews> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['not-begun', 'not-read']) }),
  z.object({ kind: z.enum(['weekend', 'empty']), nextDay: z.string() }),
  z.object({ kind: z.literal('coming-in'), papers: z.number() }),
]);

const quietReason: z.ZodType<QuietReason> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none-fits'), papers: z.number() }),
  z.object({ kind: z.literal('no-new-batch'), since: z.string(), news: batchNews.exactOptional() }),
  z.object({ kind: z.literal('all-shown'), days: z.number() }),
  z.object({ kind: z.literal('no-papers'), batch: z.string().exactOptional() }),
  said,
]);

const deliveryReason: z.ZodType<DeliveryReason> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['missed', 'inactive', 'removed']) }),
  z.object({ kind: z.literal('too-late'), last: sendReason.exactOptional() }),
  z.object({ kind: z.literal('quiet'), why: quietReason }),
  z.object({
    kind: z.enum(['turned-down', 'interrupted', 'unknown', 'unpublished', 'plain']),
    why: sendReason,
  }),
  said,
]);

const offReason: z.ZodType<OffReason> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gone'), why: sendReason }),
  z.object({ kind: z.literal('turned-down'), days: z.number(), why: sendReason }),
  said,
]);

/** Reads a delivery's reason; one that no version of ours wrote is shown verbatim, since it must not stop a digest. */
export function toDeliveryReason(column: string): DeliveryReason {
  return readReason(deliveryReason, column);
}

/** Reads why a subscription was switched off, as above. */
export function toOffReason(column: string): OffReason {
  return readReason(offReason, column);
}

function readReason<T>(schema: z.ZodType<T>, column: string): T | z.infer<typeof said> {
  try {
    return schema.parse(JSON.parse(column));
  } catch {
    return { kind: 'said', text: column };
  }
}
