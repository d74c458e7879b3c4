import { createRequire } from 'node:module';
import type { analyse, Match } from 'chardet';

/** Bytes that are looked at for a guess. */
const SAMPLE = 64 * 1024;
/** How sure a guess at one of the encodings of the East must be, of 100. */
const SURE = 50;
/** Encodings in which a letter takes two bytes or more. */
const WIDE = /^(?:gb|big5|shift|euc|iso-2022|utf-(?:16|32))/i;
/** What is no guess. */
const PLAIN = /^(?:ascii|utf-8)$/i;
const WESTERN = 'windows-1252';
/** What cannot be read, and the narrow kana of Japanese, which is what Chinese looks like in its encoding. */
const UNLIKELY = /[\ufffd\uff61-\uff9f]/;

/** What the bytes could be, the likeliest first. Loaded when a file is not all UTF-8, which few are. */
function guessesOf(sample: Buffer): ReturnType<typeof analyse> {
  const chardet: typeof import('chardet') = createRequire(import.meta.url)('chardet');
  return chardet.analyse(sample);
}

/** The likeliest encoding of bytes that are not all UTF-8. */
export function guessEncoding(bytes: Buffer): string {
  const sample = sampleOf(bytes);
  if (isMostlyUtf8(sample)) return 'utf-8';
  // Letters of Western languages stand alone between plain ones; Chinese, Japanese and Korean ones come in pairs.
  const comesInPairs = shareOfPairs(sample) > 0.8;
  const firstLetters = bytes.subarray(bytes.findIndex((byte) => byte >= 0x80)).subarray(0, SAMPLE);
  if (kanaIn(firstLetters) > 0.25) return 'Shift_JIS';
  const likely = guessesOf(sample).find(
    ({ name }) => isWide(name) === comesInPairs && !PLAIN.test(name) && isWhole(sample, name),
  );
  if (comesInPairs) return wideOf(likely, sample);
  // Several say the same of most texts: then it is the one that everybody knows.
  const isTheSame = textIn(likely?.name ?? WESTERN, sample) === textIn(WESTERN, sample);
  return isTheSame ? WESTERN : (likely?.name ?? WESTERN);
}

/** Of a few letters nothing is sure: then it is what most people write in. */
function wideOf(likely: Match | undefined, sample: Buffer): string {
  if (likely !== undefined && likely.confidence >= SURE) return likely.name;
  return isWhole(sample, 'gb18030') ? 'GB18030' : (likely?.name ?? WESTERN);
}

/** The parts of the bytes around what is not plain ASCII, since most of a file may be; no letter is cut. */
export function sampleOf(bytes: Buffer): Buffer {
  const isPlain = (at: number) => (bytes[at] ?? 0) < 0x80;
  const parts: Buffer[] = [];
  let length = 0;
  for (let at = 0, done = 0; at < bytes.length && length < SAMPLE; at++) {
    if (isPlain(at)) continue;
    // Up to eight plain ones after the last that is not.
    let last = at;
    for (let next = at; next < bytes.length && next - last <= 8; next++) if (!isPlain(next)) last = next;
    const end = last + 9;
    const part = bytes.subarray(Math.max(done, at - 8), end);
    parts.push(part);
    length += part.length;
    at = end;
    done = end;
  }
  return Buffer.concat(parts);
}

/** The share of runs of bytes above ASCII that have an even length; two in a word of plain letters, as in Größe, are no pair. */
function shareOfPairs(bytes: Buffer): number {
  let runs = 0;
  let pairs = 0;
  for (let at = 0; at < bytes.length; at++) {
    const begin = at;
    while (at < bytes.length && (bytes[at] ?? 0) >= 0x80) at += 1;
    if (at === begin) continue;
    runs += 1;
    const isInWord = at - begin === 2 && (isLetter(bytes[begin - 1]) || isLetter(bytes[at]));
    if ((at - begin) % 2 === 0 && !isInWord) pairs += 1;
  }
  return pairs / Math.max(1, runs);
}

function isLetter(byte = 0): boolean {
  return /[a-z]/i.test(String.fromCharCode(byte));
}

/** The share of kana in what bytes are in Shift_JIS, in which the second byte of a letter may be ASCII; 0 where they are no text. */
function kanaIn(bytes: Buffer): number {
  const text = textIn('shift_jis', bytes);
  const letters = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const kana = text.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  return isWhole(bytes, 'shift_jis') ? kana / Math.max(1, letters) : 0;
}

/** Whether bytes are UTF-8 but for some that are damaged. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.split('\ufffd').length - 1;
  const letters = text.replace(/[\p{ASCII}\ufffd]+/gu, '').length;
  return letters > damaged;
}

/** Whether all of the bytes are letters of an encoding, and not such of which no text consists. */
function isWhole(bytes: Buffer, encoding: string): boolean {
  return isSupported(encoding) && !UNLIKELY.test(textIn(encoding, bytes).slice(1, -1));
}

function textIn(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding).decode(bytes);
}

export function isSupported(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/** Whether a letter takes two bytes or more in an encoding. */
export function isWide(encoding: string): boolean {
  return WIDE.test(encoding);
}
