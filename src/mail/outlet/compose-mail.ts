import type { Digest } from '../../digest/digest.ts';
import type { Delivery } from '../../digest/ledger.ts';
import type { Compose, Composed } from '../../digest/outlet.ts';
import type { AddressRecipient, Recipient } from '../../digest/recipient.ts';
import type { Paper } from '../../paper/paper.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { paperPath, type Site } from '../../web/site/site.ts';
import { digestMail } from '../write/digest-mail.ts';
import { listHeaders, messageId } from '../write/headers.ts';
import type { MailDraft } from './mail-sender.ts';
import type { AskPersonalSections } from './personal-sections.ts';
import { readSender } from './transport.ts';

/** The path of a mailbox's unsubscribe page. */
export function stopPath(token: string): string {
  return `/u/${token}`;
}

const LATE = 'This is late: I was offline, or the mail server was.';
const AGAIN =
  "I was interrupted while sending the last mail and couldn't check whether it arrived, so its papers are in this one.";

/** How many deliveries to search for the last one that arrived. */
const LOOKED_AT = 16;

/** Composes the daily mail from a digest. */
export function createMailComposer(parts: {
  readonly compose: Compose<Recipient, Digest>;
  readonly recent: (subscriptionId: string, limit: number) => Promise<readonly Delivery[]>;
  readonly sections: AskPersonalSections;
  readonly find: (id: string) => Paper | undefined;
  readonly site: Site;
  readonly from: string;
  readonly postal: string | undefined;
}): Compose<AddressRecipient, MailDraft> {
  const { compose, site, postal } = parts;
  const host = readSender(parts.from).address.replace(/^.*@/, '');

  return async (subscription, delivery, now) => {
    const [composed, recent] = await Promise.all([
      compose(subscription, delivery, now),
      parts.recent(subscription.id, LOOKED_AT),
    ]);
    const unknown = unknownIn(recent);
    const wasInterrupted = unknown.length > 0;
    const daily = wasInterrupted ? withPapersOf(unknown, composed, parts.find) : composed;
    const { digest } = daily;
    const taken = new Set(digest.entries.map(({ paper }) => paper.id));
    const { sections, shown } = await parts.sections(subscription, delivery, now, taken);
    const content = { ...daily.content, papers: [...daily.content.papers, ...shown] };
    const isQuiet = digest.quiet !== undefined && sections.length === 0;
    const write: MailDraft['write'] = ({ address, token, deliveryId, lateSince, now: date }) => {
      const stopUrl = site.url(stopPath(token));
      return {
        to: address,
        date,
        messageId: messageId(deliveryId, host),
        headers: listHeaders(stopUrl, host),
        ...digestMail({
          digest,
          sections,
          notes: [...(lateSince === undefined ? [] : [LATE]), ...(wasInterrupted ? [AGAIN] : [])],
          paperUrl: (id) => site.url(paperPath(id)),
          webUrl: site.url(digest.batchDay === undefined ? '/' : `/day/${digest.batchDay}`),
          stopUrl,
          postal: postal === undefined ? undefined : plainExcerpt(postal, 300),
        }),
      };
    };
    return { content, digest: { write }, ...(isQuiet && { quiet: digest.quiet }) };
  };
}

/** Deliveries since the last one that arrived, of which we don't know whether they did. */
function unknownIn(recent: readonly Delivery[]): readonly Delivery[] {
  const sent = recent.findIndex(({ state }) => state === 'sent');
  const since = sent === -1 ? recent : recent.slice(0, sent);
  return since.filter(({ reason }) => reason?.kind === 'interrupted');
}

/** A digest, followed by the papers of deliveries that may not have arrived. */
function withPapersOf(
  deliveries: readonly Delivery[],
  composed: Composed<Digest>,
  find: (id: string) => Paper | undefined,
): Composed<Digest> {
  const { digest, content } = composed;
  const chosen = new Set(digest.entries.map(({ paper }) => paper.id));
  const ids = new Set(deliveries.flatMap(({ papers }) => papers.map(({ id }) => id)));
  const again = [...ids].filter((id) => !chosen.has(id)).flatMap((id) => find(id) ?? []);
  if (again.length === 0) return composed;
  const { quiet: _, ...lively } = digest;
  const entries = [...digest.entries, ...again.map((paper) => ({ paper, reasons: [] }))];
  const shown = again.map(({ id, upvotes = 0 }) => ({ id, upvotes }));
  return {
    digest: { ...lively, entries },
    content: { ...content, papers: [...content.papers, ...shown] },
  };
}
