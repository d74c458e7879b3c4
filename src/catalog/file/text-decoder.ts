import { isUtf8 } from 'node:buffer';
import { guessEncoding, isSupported, isWide, sampleOf } from './guess-encoding.ts';

/** Decodes a file's bytes into text. */
export interface Decoder {
  decode(chunk: Buffer): string;
  end(): string;
}

/** Bytes around non-ASCII characters that suffice for a guess; also the most bytes held back for one. */
const ENOUGH = 4 * 1024;
const MOST_HELD = 2 * 1024 * 1024;

/**
 * Decodes UTF-8, UTF-16, the encoding declared by an XML file, or else a guess: GBK, Latin-1 and so on. A few damaged
 * bytes in UTF-8 become U+FFFD and the rest is unaffected.
 *
 * @param onGuess called once with the encoding's name if it was guessed.
 */
export function createDecoder(onGuess: (encoding: string) => void): Decoder {
  let fixed: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  let isGuessed = false;
  /** Whether non-ASCII UTF-8 characters were seen: then leftover bytes at the end are part of one. */
  let hasUtf8 = false;
  let carried: Buffer = Buffer.alloc(0);

  function take(bytes: Buffer, isEnd: boolean): string {
    const whole = isEnd ? bytes : bytes.subarray(0, bytes.length - unfinished(bytes));
    carried = Buffer.from(bytes.subarray(whole.length));
    const text = isUtf8(whole) || (isEnd && hasUtf8) ? whole.toString('utf8') : undefined;
    hasUtf8 ||= text !== undefined && text.length < whole.length;
    if (text !== undefined) return text;
    if (!isEnd && !isGuessed && bytes.length < MOST_HELD && sampleOf(bytes).length < ENOUGH) {
      carried = bytes;
      return '';
    }
    const encoding = guessEncoding(bytes);
    if (encoding === 'utf-8') return whole.toString('utf8');
    carried = Buffer.alloc(0);
    if (!isGuessed) onGuess(encoding);
    isGuessed = true;
    const decoder = new TextDecoder(encoding);
    // A file guessed to be in a single-byte encoding may still have UTF-8 later on.
    if (isWide(encoding)) fixed = decoder;
    return decoder.decode(bytes, { stream: isWide(encoding) });
  }

  return {
    decode(chunk) {
      if (isFirst && chunk.length > 0) {
        isFirst = false;
        const label = declared(chunk);
        if (label !== undefined) fixed = new TextDecoder(label);
      }
      if (fixed !== undefined) return fixed.decode(chunk, { stream: true });
      return take(carried.length === 0 ? chunk : Buffer.concat([carried, chunk]), false);
    },
    end() {
      const rest = carried.length === 0 ? '' : take(carried, true);
      return fixed === undefined ? rest : rest + fixed.decode();
    },
  };
}

/** The encoding according to the first bytes: a byte order mark, zero bytes of UTF-16, or an XML declaration. */
function declared(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const start = head.subarray(0, 1_024);
  const zeros = (from: number) => start.filter((byte, at) => at % 2 === from && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (start.length > 3 && even + odd > start.length * 0.1 && Math.min(even, odd) * 10 < even + odd)
    return odd > even ? 'utf-16le' : 'utf-16be';
  const label = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    start.toString('latin1'),
  )?.[1];
  // Many files declare Latin-1 but aren't.
  if (label === undefined || isUtf8(head.subarray(0, head.length - unfinished(head)))) return undefined;
  return isSupported(label) ? label : undefined;
}

/** How many bytes at the end belong to an incomplete UTF-8 character. */
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
