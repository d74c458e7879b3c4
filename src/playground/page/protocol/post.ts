/** A forum post, as the list shows it. */
export type PostView = {
  id: string;
  name: string;
  tags: string[];
  author: { name: string; color: string; bot: boolean };
  /** When it was last written in, ISO 8601. */
  at: string;
  /** The number of messages after the first. */
  replies: number;
  /** The beginning of its first message, as plain text. */
  excerpt: string;
};
