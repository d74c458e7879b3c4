import type { Kysely, Transaction } from 'kysely';

/** Timestamps are milliseconds since 1970, days `YYYY-MM-DD`, lists JSON, so that both databases store and order them alike. */
export interface Tables {
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
  private_channels: PrivateChannelRow;
  featured: FeaturedRow;
  votes: VoteRow;
  snapshots: DayCountRow;
  submissions: SubmissionRow;
  arrivals: ArrivalRow;
  saves: SaveRow;
  credits: CreditRow;
  left_guilds: LeftGuildRow;
  follows: FollowRow;
  follow_settings: FollowSettingsRow;
  kept_words: KeptWordRow;
  mail_recipients: MailRecipientRow;
  mail_confirmations: MailConfirmationRow;
  mail_requests: { scope: string; at: number };
  mail_attempts: { delivery_id: string; state: string; at: number };
  digest_feeds: { token: string; subscription_id: string; open: number };
  mail_removals: { token_hash: string; at: number };
  catalog_papers: { id: string; record: string; revision: number };
  catalog_state: CatalogStateRow;
  seen_interactions: { id: string; at: number };
}

export interface SubscriptionRow {
  id: string;
  recipient_kind: string;
  recipient_id: string;
  /** Only for channels, like the next one. */
  guild_id: string | null;
  channel_kind: string | null;
  /** Null for the unnamed digest. */
  name: string | null;
  created_by: string;
  time: string;
  timezone: string;
  days: string;
  size: number;
  include: string;
  exclude: string;
  category: string | null;
  role_id: string | null;
  layout: string;
  quiet_days: string;
  state: string;
  off_reason: string | null;
  /** 1 if the recipient was told. */
  off_told: number;
  since: number;
  refused_since: number | null;
  next_at: number | null;
}

export interface DeliveryRow {
  id: string;
  subscription_id: string;
  period: string;
  timezone: string;
  due_at: number;
  state: string;
  attempts: number;
  nonce: string;
  holder: string | null;
  /** Until then only the holder may touch the row: the end of a lease or a wait. */
  lease_until: number | null;
  tried_at: number | null;
  last_tried_at: number | null;
  message_id: string | null;
  sent_at: number | null;
  settled_at: number | null;
  late: number;
  reason: string | null;
  batch: string | null;
  papers: string;
  /** JSON; null before the digest is composed. */
  considered: string | null;
}

export interface PrivateChannelRow {
  user_id: string;
  channel_id: string;
}

export interface FeaturedRow {
  id: string;
  guild_id: string;
  paper_id: string;
  note: string | null;
  featured_by: string;
  featured_at: number;
  until: number;
  card_channel_id: string | null;
  card_message_id: string | null;
  ended_at: number | null;
  ended_by: string | null;
  /** 1 if `ended_by` featured the paper again rather than removing it. */
  renewed: number;
}

export interface VoteRow {
  scope: string;
  paper_id: string;
  user_id: string;
  at: number;
}

export interface DayCountRow {
  day: string;
  paper_id: string;
  upvotes: number;
  code_stars: number | null;
  position: number | null;
}

export interface SubmissionRow {
  paper_id: string;
  user_id: string;
  guild_id: string | null;
  at: number;
}

export interface ArrivalRow {
  paper_id: string;
  day: string;
  wave: number;
  seen_at: number;
}

/** Who is credited on a submitted paper. */
export interface CreditRow {
  paper_id: string;
  user_id: string;
}

export interface LeftGuildRow {
  guild_id: string;
  left_at: number;
}

export interface SaveRow {
  user_id: string;
  paper_id: string;
  saved_at: number;
  cite_key: string;
  /** JSON: what a citation needs of the paper. */
  record: string;
}

export interface FollowRow {
  id: string;
  person_id: string;
  kind: string;
  value: string;
  since: number;
}

export interface FollowSettingsRow {
  person_id: string;
  time: string;
  timezone: string;
  days: string;
  recommendations: number;
}

export interface KeptWordRow {
  name: string;
  word: string;
}

export interface MailRecipientRow {
  id: string;
  fingerprint: string;
  sealed: string;
  token_hash: string;
  person_id: string | null;
  since: number;
}

export interface MailConfirmationRow {
  id: string;
  fingerprint: string;
  sealed: string;
  code_hash: string;
  link_hash: string;
  person_id: string | null;
  time: string;
  timezone: string;
  tries: number;
  expires_at: number;
}

/** A single row that every writer of papers locks first, so that revisions become visible in order. */
export interface CatalogStateRow {
  name: string;
  revision: number;
  /** JSON: what a refresh remembers. */
  memory: string;
  /** When to ask the sources next. */
  due_at: number | null;
}

/** The database as used by the ports. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** For single reads, which never wait behind a fan-out's writes. */
  readonly reader: Kysely<Tables>;
  readonly engine: 'sqlite' | 'postgres';
}

export type Session = Kysely<Tables> | Transaction<Tables>;
