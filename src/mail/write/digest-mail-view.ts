import type { Digest } from '../../digest/digest.ts';
import type { Paper } from '../../paper/paper.ts';
import { dateName } from '../../view/day-name.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';

/** More papers under a title of their own. */
export interface MailSection {
  readonly title: string;
  readonly papers: readonly { readonly paper: Paper; readonly why: string }[];
}

/** What a mail of the day holds, and what is around it. */
export interface DigestMailView {
  readonly digest: Digest;
  readonly sections: readonly MailSection[];
  /** What the mail has to say of itself, sentence by sentence: that it is late, or holds what an earlier one may have. */
  readonly notes: readonly string[];
  /** Where the paper with this id is shown. */
  readonly paperUrl: (id: string) => string;
  /** The same day on the web, and the page that ends these mails. */
  readonly webUrl: string;
  readonly stopUrl: string;
  /** The sender's postal address. */
  readonly postal: string | undefined;
}

/** What a mail of the day is called. The date is in it: Gmail folds mails of one subject into each other. */
export function digestSubject(digest: Digest): string {
  const what = digest.weekly ? 'Papers of the week' : 'Papers of the day';
  const [first] = digest.entries;
  const lead = first === undefined ? '' : `: ${plainExcerpt(first.paper.title, 80)}`;
  return `${what}, ${dateName(digest.period)}${lead}`;
}
