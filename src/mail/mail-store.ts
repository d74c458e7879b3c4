/** A mailbox that confirmed that it wants mail. */
export interface MailRecipient {
  /** What the ledger knows it by. */
  readonly id: string;
  /** Keyed hash of the address: by it one mailbox is found again. */
  readonly fingerprint: string;
  /** The address and the token of its unsubscribe links, encrypted. */
  readonly sealed: string;
  /** Keyed hash of that token. */
  readonly tokenHash: string;
  /** The person in Discord who set it up; absent when it was set up on the page. */
  readonly personId?: string;
}

/** When a mail is to come, and in which zone. */
export interface MailTime {
  /** `HH:MM`. */
  readonly time: string;
  /** IANA name. */
  readonly timezone: string;
}

/** A question to a mailbox whether it wants mail. */
export interface Confirmation extends MailTime {
  readonly id: string;
  readonly fingerprint: string;
  /** The address, encrypted. */
  readonly sealed: string;
  readonly codeHash: string;
  readonly linkHash: string;
  readonly personId?: string;
  readonly expiresAt: Date;
}

/** How often something may be asked for within a day. */
export interface AskLimit {
  /** Keyed hash of an address or a network, or a person's id. */
  readonly scope: string;
  readonly most: number;
}

/** Which confirmation is meant: the one of a page, or the newest one of a person. */
export type ConfirmationKey = { readonly id: string } | { readonly personId: string };

/** How far a mail has come. `asked`: from here on the server may have taken it. `refused`: it certainly has not. */
export const MAIL_ATTEMPTS = ['asked', 'sent', 'refused'] as const;
export type MailAttempt = (typeof MAIL_ATTEMPTS)[number];

/** Keeps mailboxes, questions to them, and how far each mail has come. */
export interface MailStore {
  /** Keeps a question and counts it, in one step; false where a limit is reached, and then nothing is kept. */
  ask(confirmation: Confirmation, limits: readonly AskLimit[], now: Date): Promise<boolean>;
  /** The question this code answers, which is then answered. A wrong code counts, and the last one allowed ends it. */
  answerByCode(
    key: ConfirmationKey,
    isRight: (confirmation: Confirmation) => boolean,
    mostTries: number,
    now: Date,
  ): Promise<Confirmation | undefined>;
  /** The question with this link; it stays as it is. */
  byLink(linkHash: string, now: Date): Promise<Confirmation | undefined>;
  /** The question this link answers, which is then answered. */
  answerByLink(linkHash: string, now: Date): Promise<Confirmation | undefined>;
  /** Keeps a mailbox; one with this fingerprint keeps its id and its token, and belongs to whom it is given. */
  keep(recipient: MailRecipient, now: Date): Promise<MailRecipient>;
  get(id: string): Promise<MailRecipient | undefined>;
  ofPerson(personId: string): Promise<readonly MailRecipient[]>;
  byToken(tokenHash: string): Promise<MailRecipient | undefined>;
  /** Removes a mailbox; its token is remembered as one that was used, and nothing else. */
  remove(id: string, now: Date): Promise<void>;
  /** Whether a mailbox with this token was removed. */
  wasRemoved(tokenHash: string): Promise<boolean>;
  /** Writes durably how far the mail of a delivery has come. */
  note(deliveryId: string, attempt: MailAttempt, now: Date): Promise<void>;
  attempt(deliveryId: string): Promise<MailAttempt | undefined>;
}
