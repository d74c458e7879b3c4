/** Something in a catalog file that could not be read, or was mended. */
export interface Problem {
  readonly file: string;
  /** Absent when it concerns the whole file. */
  readonly line?: number;
  readonly reason: string;
  /**
   * `mended`: the paper is there; `early`: it is there, but listed on a day still to come; `skipped`: the line is not;
   * `unreadable`: the file, or its rest, is not; `empty`: it holds none.
   */
  readonly kind: 'mended' | 'early' | 'skipped' | 'unreadable' | 'empty';
}

/** A problem in one line, for a person. */
export function problemSentence({ file, line, reason, kind }: Problem): string {
  if (kind === 'unreadable' || kind === 'empty') return reason;
  return `${file}, line ${line}: ${kind === 'skipped' ? 'skipped, ' : ''}${reason}`;
}
