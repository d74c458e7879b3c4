/** One mail to one mailbox. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId?: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}
