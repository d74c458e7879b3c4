/** Something in a catalog file that could not be read, or was mended. */
export interface Problem {
  readonly file: string;
  /** Absent when it concerns the whole file. */
  readonly line?: number;
  /** Number of the record in the file, from 1. */
  readonly row?: number | undefined;
  /** What the record calls itself. */
  readonly id?: string | undefined;
  readonly reason: string;
  /**
   * `mended`: the paper is there; `early`: it is there, but listed on a day still to come; `skipped`: the line is not;
   * `unreadable`: the file, or its rest, is not; `empty`: it holds none; `noted`: how it was read.
   */
  readonly kind: 'mended' | 'early' | 'skipped' | 'unreadable' | 'empty' | 'noted';
}

/** A problem in one line, for a person. */
export function problemSentence({ file, line, row, id, reason, kind }: Problem): string {
  if (kind === 'unreadable' || kind === 'empty' || line === undefined) return reason;
  const place = row === undefined || row === line ? `line ${line}` : `line ${line}, row ${row}`;
  const name = id === undefined || reason.includes(id) ? '' : ` (${id})`;
  return `${file}, ${place}${name}: ${kind === 'skipped' ? 'skipped, ' : ''}${reason}`;
}
