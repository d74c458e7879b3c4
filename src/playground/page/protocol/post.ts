/** A post of a forum, as its list shows it. */
export type PostView = {
  id: string;
  name: string;
  tags: string[];
  author: { name: string; color: string; bot: boolean };
  /** When it was last written in, ISO 8601. */
  at: string;
  /** How many messages followed the first. */
  replies: number;
  /** The beginning of its first message, without marks. */
  excerpt: string;
};
