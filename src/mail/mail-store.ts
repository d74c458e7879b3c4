/** A mailbox that confirmed that it wants mail. */
export interface MailRecipient {
  /** What the ledger knows it by. */
  readonly id: string;
  /** Keyed hash of the address, to find a mailbox again. */
  readonly fingerprint: string;
  /** The address and the token of its unsubscribe links, encrypted. */
  readonly sealed: string;
  /** Keyed hash of that token. */
  readonly tokenHash: string;
  /** The Discord user who set it up; absent if it was set up on the website. */
  readonly personId?: string;
}

/** When mail should come, and in which zone. */
export interface MailTime {
  /** `HH:MM`. */
  readonly time: string;
  /** IANA name. */
  readonly timezone: string;
}

/** A question to a mailbox, asking whether it wants mail. */
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

/** How often someone may ask within a day. */
export interface AskLimit {
  /** Keyed hash of an address or network, or a person's id. */
  readonly scope: string;
  readonly most: number;
}

/** Identifies a confirmation: the one of a page, or a person's newest. */
export type ConfirmationKey = { readonly id: string } | { readonly personId: string };

/** A mail's progress. `asked`: from here on the server may have accepted it. `refused`: it certainly hasn't. */
export const MAIL_ATTEMPTS = ['asked', 'sent', 'refused'] as const;
export type MailAttempt = (typeof MAIL_ATTEMPTS)[number];

/** Stores mailboxes, questions to them, and each mail's progress. */
export interface MailStore {
  /** Stores and counts a question atomically; false, storing nothing, if a limit is reached. */
  ask(confirmation: Confirmation, limits: readonly AskLimit[], now: Date): Promise<boolean>;
  /** Answers a question by its code. A wrong code counts as a try, and the last try ends the question. */
  answerByCode(
    key: ConfirmationKey,
    isRight: (confirmation: Confirmation) => boolean,
    mostTries: number,
    now: Date,
  ): Promise<Confirmation | undefined>;
  /** The question with this link; doesn't change it. */
  byLink(linkHash: string, now: Date): Promise<Confirmation | undefined>;
  /** Answers a question by its link. */
  answerByLink(linkHash: string, now: Date): Promise<Confirmation | undefined>;
  /** Stores a mailbox; an existing one with this fingerprint keeps its id and token, and changes owner. */
  keep(recipient: MailRecipient, now: Date): Promise<MailRecipient>;
  get(id: string): Promise<MailRecipient | undefined>;
  ofPerson(personId: string): Promise<readonly MailRecipient[]>;
  byToken(tokenHash: string): Promise<MailRecipient | undefined>;
  /** Removes a mailbox; only its token is remembered, as a used one. */
  remove(id: string, now: Date): Promise<void>;
  /** Whether a mailbox with this token was removed. */
  wasRemoved(tokenHash: string): Promise<boolean>;
  /** Durably records the progress of a delivery's mail. */
  note(deliveryId: string, attempt: MailAttempt, now: Date): Promise<void>;
  attempt(deliveryId: string): Promise<MailAttempt | undefined>;
}
