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

/** How long a code and its link are valid, in minutes, and how many tries a code allows. */
export const CODE_MINUTES = 15;
const MOST_TRIES = 5;

/** Most codes per day: an attacker has many accounts and networks, but one victim's address. */
const MOST = { address: 3, person: 5, network: 10 } as const;

/** Who is asking: a Discord user, or a website visitor, known only by their network. */
export type Asker = { readonly personId: string } | { readonly network: string };

/** Sends a question to a mailbox. */
export type SendQuestion = (
  to: string,
  question: { readonly code: string; readonly link: string },
) => Promise<void>;

/** A person's mail: where it goes, when, and what became of the last ones. */
export interface MailStatus {
  /** The address, hidden except for its first letter and domain. */
  readonly hint: string;
  readonly subscription: Subscription<AddressRecipient> | undefined;
  readonly recent: readonly Delivery[];
}

/** Mail as people manage it. Reveals nothing about which addresses are known here. */
export interface MailOptIn {
  /**
   * Asks a mailbox, in the background, whether it wants mail. Returns the id by which a page may answer, whether or not
   * anything is sent; undefined if the address is invalid.
   */
  ask(typed: string, when: MailTime, by: Asker): Promise<string | undefined>;
  /** Confirms a mailbox by its code; undefined if the code is wrong, expired, or was tried too often. */
  confirmByCode(key: ConfirmationKey, code: string): Promise<Subscription<AddressRecipient> | undefined>;
  /** Whether a question's link is still valid. */
  isOpenLink(link: string): Promise<boolean>;
  confirmByLink(link: string): Promise<Subscription<AddressRecipient> | undefined>;
  status(personId: string): Promise<readonly MailStatus[]>;
  /** Ends all of a person's mail; returns how many mailboxes that affected. */
  stop(personId: string): Promise<number>;
  /** Unsubscribes by link: false if there never was such a link. Idempotent. */
  stopByToken(token: string): Promise<boolean>;
  /** Whether an unsubscribe link belongs to a current or former mailbox. */
  isToken(token: string): Promise<boolean>;
  /** A mailbox's address and the token of its links; undefined once it was removed. */
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

  /** A person has only one mailbox: the last one they confirmed. */
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
      // Don't wait for the mail, so that timing reveals nothing, either.
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

/** `a…@example.org`: enough for its owner to recognize. */
function hintOf(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
