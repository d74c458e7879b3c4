import type { Digest } from '../../digest/digest.ts';
import { type Compose, createOutlet, type Outlet } from '../../digest/outlet.ts';
import type { AddressRecipient, PersonRecipient, Recipient } from '../../digest/recipient.ts';
import type { Subscriptions } from '../../digest/service/subscriptions.ts';
import type { FollowNews } from '../../follow/compose.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Site } from '../../web/site/site.ts';
import type { MailStore } from '../mail-store.ts';
import { CODE_MINUTES, createMailOptIn, type MailOptIn } from '../opt-in/opt-in.ts';
import type { Vault } from '../vault.ts';
import { AUTOMATIC } from '../write/headers.ts';
import { questionMail } from '../write/question-mail.ts';
import { type BounceKind, bounceOf } from './bounce.ts';
import { createMailComposer } from './compose-mail.ts';
import { createMailSender } from './mail-sender.ts';
import { createPersonalSections } from './personal-sections.ts';
import type { Transport } from './transport.ts';

/** The path of the page that confirms a mailbox. */
export function confirmPath(link: string): string {
  return `/confirm/${link}`;
}

/** Mail, in a program where it is set up. */
export interface MailService {
  readonly optIn: MailOptIn;
  readonly outlet: Outlet<AddressRecipient>;
  close(): void;
}

/** Assembles the mail service. */
export function createMail(parts: {
  readonly store: MailStore;
  readonly vault: Vault;
  readonly transport: Transport;
  readonly digests: Pick<Subscriptions, 'set' | 'get' | 'remove' | 'why'>;
  readonly compose: Compose<Recipient, Digest>;
  /** News about follows, composed as for DMs. */
  readonly followNews: Compose<PersonRecipient, FollowNews>;
  readonly find: (id: string) => Paper | undefined;
  readonly site: Site;
  readonly from: string;
  readonly postal: string | undefined;
  /** Whether there is a website to confirm a mailbox on. */
  readonly hasPages: boolean;
  readonly onFailure: (what: string, error: unknown) => void;
  /** Called for each mail that bounced, or may not have arrived. */
  readonly onBounce?: (kind: BounceKind) => void;
  readonly clock: () => Date;
}): MailService {
  const { store, vault, transport, digests, compose, site, from, postal, clock, onBounce = () => {} } = parts;

  async function sendQuestion(to: string, { code, link }: { code: string; link: string }): Promise<void> {
    const url = parts.hasPages ? site.url(confirmPath(link)) : undefined;
    const mail = questionMail({ code, url, minutes: CODE_MINUTES, postal });
    const result = await transport.send({ to, date: clock(), headers: AUTOMATIC, ...mail });
    if (result.kind === 'refused') onBounce(bounceOf(result));
    if (result.kind !== 'sent') parts.onFailure('a code could not be mailed', result);
  }

  const optIn = createMailOptIn({
    store,
    vault,
    digests,
    sendQuestion,
    onFailure: (error) => parts.onFailure('a code could not be mailed', error),
    clock,
  });
  return {
    optIn,
    outlet: createOutlet({
      compose: createMailComposer({
        compose,
        sections: createPersonalSections({
          personOf: async (id) => (await store.get(id))?.personId,
          followNews: parts.followNews,
        }),
        recent: digests.why,
        find: parts.find,
        site,
        from,
        postal,
      }),
      sender: createMailSender({ transport, store, resolve: optIn.resolve, clock, onBounce }),
    }),
    close: transport.close,
  };
}
