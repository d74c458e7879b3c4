import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

/** Turns the bytes of a file into text. */
export interface Decoder {
  decode(chunk: Buffer): string;
  end(): string;
}

/** Bytes that are looked at for a guess. */
const SAMPLE = 64 * 1024;
/** Encodings in which a letter takes two bytes or more, and how sure a guess at one must be, of 100. */
const WIDE = /^(?:gb|big5|shift|euc|iso-2022|utf-(?:16|32))/i;

/**
 * Decodes UTF-8, UTF-16, what the declaration of an XML file names, and else what the bytes look like: GBK, Latin-1 and
 * their kin. A few bytes that are damaged in UTF-8 become U+FFFD and the rest stays as it is.
 *
 * @param onGuess told once when the encoding was guessed, with its name.
 */
export function createDecoder(onGuess: (encoding: string) => void): Decoder {
  let fixed: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  let isGuessed = false;
  let carried = Buffer.alloc(0);

  function guessed(encoding: string): string {
    if (!isGuessed) onGuess(encoding);
    isGuessed = true;
    return encoding;
  }

  function decode(chunk: Buffer): string {
    if (isFirst && chunk.length > 0) {
      isFirst = false;
      const label = declared(chunk);
      if (label !== undefined) fixed = new TextDecoder(label);
    }
    if (fixed !== undefined) return fixed.decode(chunk, { stream: true });
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = bytes.subarray(0, bytes.length - unfinished(bytes));
    carried = Buffer.from(bytes.subarray(whole.length));
    if (isUtf8(whole)) return whole.toString('utf8');
    const encoding = guess(whole);
    if (encoding === 'utf-8') return new TextDecoder().decode(whole);
    guessed(encoding);
    if (!WIDE.test(encoding)) {
      const text = new TextDecoder(encoding).decode(Buffer.concat([whole, carried]));
      carried = Buffer.alloc(0);
      return text;
    }
    fixed = new TextDecoder(encoding);
    const text = fixed.decode(Buffer.concat([whole, carried]), { stream: true });
    carried = Buffer.alloc(0);
    return text;
  }

  return {
    decode,
    end() {
      if (fixed !== undefined) return fixed.decode();
      const rest = carried;
      carried = Buffer.alloc(0);
      return rest.length === 0 ? '' : new TextDecoder(isGuessed ? 'windows-1252' : 'utf-8').decode(rest);
    },
  };
}

/** What the first bytes say of the encoding: a byte order mark, zeros of UTF-16, or the declaration of XML. */
function declared(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const start = head.subarray(0, 1_024);
  const zeros = (from: number) => start.filter((byte, at) => at % 2 === from && byte === 0).length;
  if (start.length > 3 && zeros(1) > start.length * 0.4) return 'utf-16le';
  if (start.length > 3 && zeros(0) > start.length * 0.4) return 'utf-16be';
  const label = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    start.toString('latin1'),
  )?.[1];
  // Many files say Latin-1 and are not.
  if (label === undefined || isUtf8(head.subarray(0, head.length - unfinished(head)))) return undefined;
  return supported(label) ? label : undefined;
}

/** How many bytes at the end begin a letter of UTF-8 that is not whole yet. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/** The likeliest encoding of bytes that are not all UTF-8. */
function guess(bytes: Buffer): string {
  const sample = sampleOf(bytes);
  if (isMostlyUtf8(sample)) return 'utf-8';
  const candidates = analyse(sample).filter(({ name }) => supported(name));
  // Letters of Western languages stand alone between plain ones; Chinese, Japanese and Korean ones come in pairs.
  const isWide = shareOfPairs(sample) > 0.8;
  const likely = candidates.find(({ name }) => WIDE.test(name) === isWide && isWhole(sample, name));
  const name = likely?.name ?? (isWide && isWhole(sample, 'gb18030') ? 'gb18030' : 'windows-1252');
  return /^iso-8859-1$/i.test(name) ? 'windows-1252' : name;
}

/** The parts of the bytes around what is not plain ASCII, since most of a file may be. */
function sampleOf(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length && length < SAMPLE; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let end = at;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end += 1;
    const part = bytes.subarray(Math.max(0, at - 8), Math.min(bytes.length, end + 8));
    parts.push(part);
    length += part.length;
    at = end;
  }
  return Buffer.concat(parts);
}

/** The share of runs of bytes above ASCII that have an even length. */
function shareOfPairs(bytes: Buffer): number {
  let runs = 0;
  let pairs = 0;
  for (let at = 0; at < bytes.length; at++) {
    const begin = at;
    while (at < bytes.length && (bytes[at] ?? 0) >= 0x80) at += 1;
    if (at === begin) continue;
    runs += 1;
    if ((at - begin) % 2 === 0) pairs += 1;
  }
  return pairs / Math.max(1, runs);
}

/** Whether bytes are UTF-8 but for some that are damaged. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.split('\ufffd').length - 1;
  const letters = text.replace(/[\p{ASCII}\ufffd]+/gu, '').length;
  return letters > damaged;
}

function isWhole(bytes: Buffer, encoding: string): boolean {
  return !new TextDecoder(encoding).decode(bytes).slice(1, -1).includes('\ufffd');
}

function supported(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}
