/** What one source brought. */
export interface SourceReport {
  readonly title: string;
  /** False when there was nothing to ask it for, such as more about papers where no paper is known. */
  isAsked: boolean;
  read: number;
  added: number;
  updated: number;
  /** Why each record that could not be used was left out. */
  readonly skipped: string[];
  /** One sentence, when the source could not tell all it was asked. */
  failure: string | undefined;
}

export function tally(title: string): SourceReport {
  return { title, isAsked: false, read: 0, added: 0, updated: 0, skipped: [], failure: undefined };
}
