import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Delivery } from '../../digest/ledger.ts';
import type { AddressRecipient } from '../../digest/recipient.ts';
import type { Subscriptions } from '../../digest/service/subscriptions.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { foldAddress, readAddress } from '../address.ts';
import type {
  AskLimit,
  Confirmation,
  ConfirmationKey,
  MailRecipient,
  MailStore,
  MailTime,
} from '../mail-store.ts';
import type { Vault } from '../vault.ts';

/** How long a code and its link hold, in minutes, and how often a code may be wrong. */
export const CODE_MINUTES = 15;
const MOST_TRIES = 5;

/** Codes within a day: an attacker has many accounts and networks, and one victim's address. */
const MOST = { address: 3, person: 5, network: 10 } as const;

/** Who asks: a person in Discord, or somebody on the page, known by their network alone. */
export type Asker = { readonly personId: string } | { readonly network: string };

/** Puts a question to a mailbox. */
export type SendQuestion = (
  to: string,
  question: { readonly code: string; readonly link: string },
) => Promise<void>;

/** A person's mail: where it goes, when, and how the last ones fared. */
export interface MailStatus {
  /** The address with all but its beginning and its domain hidden. */
  readonly hint: string;
  readonly subscription: Subscription<AddressRecipient> | undefined;
  readonly recent: readonly Delivery[];
}

/** Mail as people deal with it. Whoever asks learns nothing of whose address is known here. */
export interface MailOptIn {
  /**
   * Asks a mailbox whether it wants mail, in the background. Gives the id by which a page may answer, whether or not
   * anything is sent; undefined when that is no address.
   */
  ask(typed: string, when: MailTime, by: Asker): Promise<string | undefined>;
  /** The mailbox's answer, by its code; undefined when the code is wrong, too old, or was tried too often. */
  confirmByCode(key: ConfirmationKey, code: string): Promise<Subscription<AddressRecipient> | undefined>;
  /** Whether the link of a question still holds. */
  isOpenLink(link: string): Promise<boolean>;
  confirmByLink(link: string): Promise<Subscription<AddressRecipient> | undefined>;
  status(personId: string): Promise<readonly MailStatus[]>;
  /** Ends all mail of a person; how many mailboxes that were. */
  stop(personId: string): Promise<number>;
  /** Ends the mail of an unsubscribe link: false when there never was such a link. A second time is as good as the first. */
  stopByToken(token: string): Promise<boolean>;
  /** Whether an unsubscribe link is of a mailbox that is or was written to. */
  isToken(token: string): Promise<boolean>;
  /** The address of a mailbox and the token of its links; undefined once it was removed. */
  resolve(addressId: string): Promise<{ readonly address: string; readonly token: string } | undefined>;
}

export function createMailOptIn(parts: {
  readonly store: MailStore;
  readonly vault: Vault;
  readonly digests: Pick<Subscriptions, 'set' | 'get' | 'remove' | 'why'>;
  readonly sendQuestion: SendQuestion;
  readonly onFailure: (error: unknown) => void;
  readonly clock: () => Date;
}): MailOptIn {
  const { store, vault, digests, clock } = parts;

  async function confirmed(answered: Confirmation | undefined) {
    if (answered === undefined) return undefined;
    const { personId, fingerprint, time, timezone } = answered;
    const token = randomBytes(16).toString('base64url');
    const address = vault.open(answered.sealed);
    const recipient = await store.keep(
      {
        id: randomUUID(),
        fingerprint,
        sealed: vault.seal(JSON.stringify({ address, token })),
        tokenHash: vault.fingerprint(token),
        ...(personId !== undefined && { personId }),
      },
      clock(),
    );
    if (personId !== undefined) await removeOthers(personId, recipient.id);
    const key = keyOf(recipient);
    const set = await digests.set(key, personId ?? '', { time, timezone });
    return set?.subscription;
  }

  /** A person has one mailbox: the one they confirmed last. */
  async function removeOthers(personId: string, kept: string): Promise<void> {
    for (const other of await store.ofPerson(personId)) if (other.id !== kept) await remove(other);
  }

  async function remove(recipient: MailRecipient): Promise<void> {
    await digests.remove(keyOf(recipient));
    await store.remove(recipient.id, clock());
  }

  return {
    async ask(typed, when, by) {
      const address = readAddress(typed);
      if (address === undefined) return undefined;
      const id = randomUUID();
      const link = randomBytes(16).toString('base64url');
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const fingerprint = vault.fingerprint(foldAddress(address));
      const now = clock();
      const question: Confirmation = {
        id,
        fingerprint,
        sealed: vault.seal(address),
        codeHash: vault.fingerprint(`${id} ${code}`),
        linkHash: vault.fingerprint(link),
        ...when,
        ...('personId' in by && { personId: by.personId }),
        expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
      };
      const isGranted = await store.ask(question, limitsOf(by, fingerprint, vault), now);
      // Nobody waits for the mail: how long an answer takes tells nothing either.
      if (isGranted) parts.sendQuestion(address, { code, link }).catch(parts.onFailure);
      return id;
    },

    async confirmByCode(key, code) {
      const typed = code.replace(/\D/g, '');
      const isRight = ({ id, codeHash }: Confirmation) => vault.fingerprint(`${id} ${typed}`) === codeHash;
      return confirmed(await store.answerByCode(key, isRight, MOST_TRIES, clock()));
    },

    isOpenLink: async (link) => (await store.byLink(vault.fingerprint(link), clock())) !== undefined,
    confirmByLink: async (link) => confirmed(await store.answerByLink(vault.fingerprint(link), clock())),

    async status(personId) {
      const recipients = await store.ofPerson(personId);
      return Promise.all(
        recipients.map(async (recipient) => {
          const subscription = await digests.get(keyOf(recipient));
          return {
            hint: hintOf(addressIn(vault, recipient).address),
            subscription,
            recent: subscription === undefined ? [] : await digests.why(subscription.id, 3),
          };
        }),
      );
    },

    async stop(personId) {
      const recipients = await store.ofPerson(personId);
      for (const recipient of recipients) await remove(recipient);
      return recipients.length;
    },

    async stopByToken(token) {
      const tokenHash = vault.fingerprint(token);
      const recipient = await store.byToken(tokenHash);
      if (recipient === undefined) return store.wasRemoved(tokenHash);
      await remove(recipient);
      return true;
    },

    async isToken(token) {
      const tokenHash = vault.fingerprint(token);
      return (await store.byToken(tokenHash)) !== undefined || store.wasRemoved(tokenHash);
    },

    async resolve(addressId) {
      const recipient = await store.get(addressId);
      return recipient && addressIn(vault, recipient);
    },
  };
}

function keyOf({ id }: MailRecipient): { readonly recipient: AddressRecipient } {
  return { recipient: { kind: 'address', addressId: id } };
}

function addressIn(vault: Vault, { sealed }: MailRecipient): { address: string; token: string } {
  const { address, token }: { address: string; token: string } = JSON.parse(vault.open(sealed));
  return { address, token };
}

function limitsOf(by: Asker, fingerprint: string, vault: Vault): AskLimit[] {
  return [
    { scope: `address:${fingerprint}`, most: MOST.address },
    'personId' in by
      ? { scope: `person:${by.personId}`, most: MOST.person }
      : { scope: `network:${vault.fingerprint(by.network)}`, most: MOST.network },
  ];
}

/** `a…@example.org`: enough for its owner to know it by. */
function hintOf(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
