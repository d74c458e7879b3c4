/** No time of day is longer than this. */
const LONGEST = 40;

/** `9`, `9:30`, `9.30`, `9,30`, `9 30`, `9h30`, `9時30`; seconds are accepted if they are zero. */
const PARTED =
  /^(?<hour>\d{1,2})(?:\s?(?:uhr|[:.,hu时時點点시])\s?(?<minute>\d{2})?(?:[:.]00)?| (?<after>\d{2}))?$/;

/** `0900`, `930`: the last two digits are minutes. */
const UNPARTED = /^(?<hour>\d{1,2})(?<minute>\d{2})$/;

/** Words after a time that add nothing, such as “o'clock”. */
const SUFFIX =
  /(?<=\d) ?(?:o ?clock|uhr|hours?|hrs?|[h時时點点시])$|(?<=h ?\d\d) ?m(?:in)?$|(?<=[时時點点시] ?\d\d) ?[分분]$/;

/** a.m. or p.m.: before the time in Chinese, Japanese and Korean, after it elsewhere. */
const HALF = /^(?<before>上午|午前|오전|凌晨|早上|下午|午後|오후|晚上) ?|(?<=\d) ?(?<behind>[ap])m?$/;
const MORNINGS = new Set(['a', '上午', '午前', '오전', '凌晨', '早上']);

/**
 * Parses a time of day as people type it, into `HH:MM`: `09:00`, `9`, `0900`, `9.30`, `9h30`, `20h`, `9:30 p.m.`, `noon`,
 * `９：３０`. Undefined for anything else, `24:00` and `13 pm` included: their day or half is ambiguous.
 */
export function readTime(typed: string): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const text = plain(typed);
  if (/^(?:12(?:[:.]00)? ?)?(?:noon|midday)$/.test(text)) return '12:00';
  if (/^(?:12(?:[:.]00)? ?)?midnight$/.test(text)) return '00:00';
  const { before, behind } = HALF.exec(text)?.groups ?? {};
  const clock = text.replace(HALF, '').replace(SUFFIX, '');
  const parts = (PARTED.exec(clock) ?? UNPARTED.exec(clock))?.groups;
  if (parts === undefined) return undefined;
  const { hour: typedHour, minute: joined, after } = parts;
  const hour = hourOf24(Number(typedHour), before ?? behind);
  const minute = Number(joined ?? after ?? 0);
  if (hour === undefined || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `0 am` and `12 am` are midnight; `0 pm` and hours above 12 are invalid. */
function hourOf24(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  const morning = MORNINGS.has(half);
  if (hour > 12 || (hour === 0 && !morning)) return undefined;
  return (hour % 12) + (morning ? 0 : 12);
}

/** Lower case, half-width characters, `a.m.` as `am`, single spaces. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, ' ')
    .replace(/(?<![a-z])([ap])\. ?m\.?(?![a-z])/g, '$1m')
    .replace(/\s+/g, ' ')
    .trim();
}
