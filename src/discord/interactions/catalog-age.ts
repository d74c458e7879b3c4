import { catalogAge } from '../../view/catalog-age.ts';
import { type MessageBody, textDisplay } from '../../view/message.ts';
import type { Services } from './services.ts';

/** A body out of the catalog and, when the catalog is old, how old in one quiet line below. */
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
