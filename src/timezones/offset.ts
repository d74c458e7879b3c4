/**
 * Largest offsets ahead of and behind UTC, in minutes: Kiribati's Line Islands, and international waters in the far
 * west.
 */
const MOST_AHEAD = 14 * 60;
const MOST_BEHIND = 12 * 60;

const OFFSET =
  /^(?:(?<prefix>utc|gmt) ?)?(?<sign>[+±-])? ?(?<hours>\d{1,2})(?:[:h]?(?<minutes>[0-5]\d)|\.(?<hundredths>\d{1,2}))?$/;

/**
 * An offset as people type it (`UTC+3`, `GMT +5:30`, `+0530`, `−3.5`) as a fixed zone: `+05:30`, as `Temporal` reads
 * it, or `UTC`. A bare number doesn't count: it needs a sign or `UTC`.
 */
export function readOffset(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[−‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const { prefix, sign, hours, minutes, hundredths } = OFFSET.exec(text)?.groups ?? {};
  if (hours === undefined || (prefix === undefined && sign === undefined)) return undefined;
  const part = hundredths === undefined ? Number(minutes ?? 0) : Number(`0.${hundredths}`) * 60;
  const total = Number(hours) * 60 + part;
  // All offsets in use are multiples of 15 minutes.
  if (total % 15 !== 0 || total > (sign === '-' ? MOST_BEHIND : MOST_AHEAD)) return undefined;
  if (total === 0) return 'UTC';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${sign === '-' ? '-' : '+'}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}

/** Whether a zone is a fixed offset rather than a place. */
export function isOffset(zone: string): boolean {
  return /^[+-]\d\d:\d\d$/.test(zone);
}
