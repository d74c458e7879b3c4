import type { Digest } from '../../digest/digest.ts';
import type { Paper } from '../../paper/paper.ts';
import { dateName } from '../../view/day-name.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';

/** More papers under their own heading. */
export interface MailSection {
  readonly title: string;
  readonly papers: readonly { readonly paper: Paper; readonly why: string }[];
}

/** The content of a daily mail, and what surrounds it. */
export interface DigestMailView {
  readonly digest: Digest;
  readonly sections: readonly MailSection[];
  /** What the mail says about itself, sentence by sentence: that it is late, or repeats what may have arrived before. */
  readonly notes: readonly string[];
  /** Where the paper with this id is shown. */
  readonly paperUrl: (id: string) => string;
  /** The same day on the web, and the unsubscribe page. */
  readonly webUrl: string;
  readonly stopUrl: string;
  /** The sender's postal address. */
  readonly postal: string | undefined;
}

/** The daily mail's subject. It includes the date because Gmail groups mails with the same subject. */
export function digestSubject(digest: Digest): string {
  const what = digest.weekly ? 'Papers of the week' : 'Papers of the day';
  const [first] = digest.entries;
  const lead = first === undefined ? '' : `: ${plainExcerpt(first.paper.title, 80)}`;
  return `${what}, ${dateName(digest.period)}${lead}`;
}
