import { catalogAge } from '../../view/catalog-age.ts';
import { type MessageBody, textDisplay } from '../../view/message.ts';
import type { Services } from './services.ts';

/** A body from the catalog; if the catalog is old, adds its age in small print below. */
export function withCatalogAge(
  body: MessageBody,
  { freshness, clock }: Pick<Services, 'freshness' | 'clock'>,
): MessageBody {
  const line = catalogAge(freshness(), clock());
  if (line === undefined) return body;
  return {
    ...body,
    components: [...body.components, textDisplay(`-# ${line}`)],
  };
}
