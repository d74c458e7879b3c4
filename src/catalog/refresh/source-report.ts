/** What one source brought. */
export interface SourceReport {
  readonly title: string;
  /** False if there was nothing to ask it for, such as details when no papers are known. */
  isAsked: boolean;
  read: number;
  added: number;
  updated: number;
  /** A reason for each record that couldn't be used. */
  readonly skipped: string[];
  /** One sentence, if a request failed. */
  failure: string | undefined;
}

export function tally(title: string): SourceReport {
  return { title, isAsked: false, read: 0, added: 0, updated: 0, skipped: [], failure: undefined };
}
