/** Something in a catalog file that couldn't be read, or had to be corrected. */
export interface Problem {
  readonly file: string;
  /** Undefined if it concerns the whole file. */
  readonly line?: number;
  /** Number of the record in the file, from 1. */
  readonly row?: number | undefined;
  /** The record's own id or title. */
  readonly id?: string | undefined;
  readonly reason: string;
  /**
   * `mended`: the paper was kept; `early`: kept, but listed on a future day; `skipped`: the line was dropped;
   * `unreadable`: the file, or the rest of it, was; `empty`: it has no papers; `cut`: its end is missing; `noted`: how it
   * was read.
   */
  readonly kind: 'mended' | 'early' | 'skipped' | 'unreadable' | 'empty' | 'cut' | 'noted';
}

/** A problem in one line, for a person. */
export function problemSentence({ file, line, row, id, reason, kind }: Problem): string {
  if (kind === 'unreadable' || kind === 'empty' || line === undefined) return reason;
  const place = row === undefined || row === line ? `line ${line}` : `line ${line}, row ${row}`;
  const name = id === undefined || reason.includes(id) ? '' : ` (${id})`;
  return `${file}, ${place}${name}: ${kind === 'skipped' ? 'skipped, ' : ''}${reason}`;
}
