import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

const LINE_BREAK = 0x0a;
/** Bytes in which the first line ends. */
export const HEADER_LIMIT = 500;

/** A value as a file, to be written end to end: one line of format, fingerprint and checksum, then bytes. */
export function packChecked(format: string, fingerprint: string, value: unknown): readonly Buffer[] {
  const body = serialize(value);
  return [Buffer.from(`${format} ${fingerprint} ${checksum(body)}\n`), body];
}

/**
 * Reads such a file. Undefined when it is torn or of another format, or of another fingerprint than the one wanted, if
 * any is. Blocks.
 *
 * @throws Error when it cannot be read at all.
 */
export function readChecked(
  file: string,
  format: string,
  wanted?: string,
): { readonly fingerprint: string; readonly value: unknown } | undefined {
  const bytes = readFileSync(file);
  const lineEnd = bytes.subarray(0, HEADER_LIMIT).indexOf(LINE_BREAK);
  const line = bytes.subarray(0, Math.max(0, lineEnd)).toString();
  if (!line.startsWith(`${format} `)) return undefined;
  const [fingerprint = '', sum] = line.slice(format.length + 1).split(' ');
  if (wanted !== undefined && fingerprint !== wanted) return undefined;
  const body = bytes.subarray(lineEnd + 1);
  return sum === checksum(body) ? { fingerprint, value: deserialize(body) } : undefined;
}

function checksum(body: Buffer): string {
  return createHash('sha1').update(body).digest('hex');
}
